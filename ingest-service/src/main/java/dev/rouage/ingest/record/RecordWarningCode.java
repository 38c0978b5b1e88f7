package dev.rouage.ingest.record;

/** What can be odd about a record that is taken all the same. */
public enum RecordWarningCode {
    /** It names a record that has not come yet. */
    PENDING_REFERENCE,
    /** Something that has happened lies less than a day in the future: a clock or a time zone is wrong somewhere. */
    FUTURE_DATE
}
