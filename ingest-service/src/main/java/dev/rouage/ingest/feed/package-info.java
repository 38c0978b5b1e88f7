/** From the record table to Kafka. */
@NullMarked
package dev.rouage.ingest.feed;

import org.jspecify.annotations.NullMarked;
