/** What a record is: its kinds and fields, its identity, and how writes of different age become one state. Pure. */
@NullMarked
package dev.rouage.ingest.record;

import org.jspecify.annotations.NullMarked;
