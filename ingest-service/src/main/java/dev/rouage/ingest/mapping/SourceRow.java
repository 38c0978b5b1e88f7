package dev.rouage.ingest.mapping;

import org.jspecify.annotations.Nullable;

/** A foreign record, by the numbers of the mapping's columns. */
interface SourceRow {

    /** What the column holds; null when it is absent or empty. */
    @Nullable
    String text(int column);

    /** Whether the row says that the column is empty, rather than saying nothing about it. */
    boolean clears(int column);

    /** Whether the row is a whole record, so that constants and fallbacks apply, and not only what has changed. */
    boolean isComplete();
}
