package dev.rouage.ingest.record;

/** What became of one write. */
public enum WriteStatus {
    /** The record is new. */
    CREATED,
    /** The record has changed. */
    UPDATED,
    /** The record was like that already. */
    UNCHANGED,
    /** Something newer is known; at most the history has grown. */
    STALE,
    /** Nothing was stored; the errors say why. */
    REJECTED
}
