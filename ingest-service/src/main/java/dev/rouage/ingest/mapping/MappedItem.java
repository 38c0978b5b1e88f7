package dev.rouage.ingest.mapping;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.ingest.record.RecordError;
import dev.rouage.platform.event.RecordKind;

/** What a mapping makes of a row. */
public sealed interface MappedItem {

    /** The kind of record that it is, or would have been. */
    RecordKind kind();

    /** An item as {@link dev.rouage.ingest.record.RecordReader} takes it. */
    record Readable(RecordKind kind, ObjectNode item) implements MappedItem {}

    /**
     * The row can't be read.
     *
     * @param errors
     *            each points to the column, such as {@code /CloseDate}
     */
    record Unreadable(RecordKind kind, List<RecordError> errors) implements MappedItem {}
}
