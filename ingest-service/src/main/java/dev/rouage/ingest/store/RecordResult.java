package dev.rouage.ingest.store;

import java.util.List;
import java.util.UUID;

import dev.rouage.ingest.record.RecordError;
import dev.rouage.ingest.record.RecordWarning;
import dev.rouage.ingest.record.WriteStatus;
import org.jspecify.annotations.Nullable;

/**
 * What became of one item.
 *
 * @param rowKey
 *            what the sender calls the item; null when it did not say
 * @param id
 *            the record's id in the graph; null when the item could not be read
 * @param errors
 *            why it was rejected; empty otherwise
 * @param warnings
 *            what is odd about an item that was taken
 */
public record RecordResult(@Nullable String rowKey, WriteStatus status, @Nullable UUID id, List<RecordError> errors,
        List<RecordWarning> warnings) {

    public RecordResult(@Nullable String rowKey, WriteStatus status, @Nullable UUID id, List<RecordError> errors) {
        this(rowKey, status, id, errors, List.of());
    }

    static RecordResult rejected(@Nullable String rowKey, @Nullable UUID id, List<RecordError> errors) {
        return new RecordResult(rowKey, WriteStatus.REJECTED, id, errors);
    }

    /** The same item, rejected for that reason. */
    public RecordResult refused(RecordError reason) {
        return rejected(rowKey, id, List.of(reason));
    }

    /** The same with these warnings. */
    public RecordResult with(List<RecordWarning> oddities) {
        return new RecordResult(rowKey, status, id, errors, oddities);
    }

    /** Whether the item is part of what is stored now. */
    public boolean wasApplied() {
        return status != WriteStatus.REJECTED;
    }
}
