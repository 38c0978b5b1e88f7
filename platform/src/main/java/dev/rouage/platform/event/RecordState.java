package dev.rouage.platform.event;

/** Whether a record still counts. */
public enum RecordState {
    /** It counts. */
    LIVE,
    /** Its source has deleted it; a restore brings it back. */
    DELETED,
    /** It has become part of another record, which its references now mean. */
    MERGED
}
