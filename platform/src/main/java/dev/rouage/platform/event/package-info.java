/** What travels over Kafka, and how its effect is committed exactly once. */
@NullMarked
package dev.rouage.platform.event;

import org.jspecify.annotations.NullMarked;
