package dev.rouage.ingest.record;

/** What a write does to its record. */
public enum Operation {
    /** Sets the named fields; creates the record when it is new. */
    UPSERT,
    /** Takes the record out of every figure. */
    DELETE,
    /** Takes a deletion back. */
    RESTORE,
    /** Makes the record part of another one. */
    MERGE
}
