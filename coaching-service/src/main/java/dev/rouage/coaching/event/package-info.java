/** What coaching tells the other services: an outbox, and its relay to Kafka. */
@NullMarked
package dev.rouage.coaching.event;

import org.jspecify.annotations.NullMarked;
