package dev.rouage.ingest.record;

import java.util.List;

/** What one write does to its record. */
public sealed interface WriteOutcome {
    /**
     * The write is taken.
     *
     * @param status
     *            what it did
     * @param record
     *            the record after it
     * @param toStore
     *            whether anything of the row changes, be it only how new a field is
     */
    record Accepted(WriteStatus status, StoredRecord record, boolean toStore) implements WriteOutcome {}

    /** The write is refused. */
    record Refused(List<RecordError> errors) implements WriteOutcome {}
}
