/** What consumers of the feed could not read or apply: listed, and published again once the cause is gone. */
@NullMarked
package dev.rouage.ingest.deadletter;

import org.jspecify.annotations.NullMarked;
