package dev.rouage.ingest.mapping;

import dev.rouage.ingest.record.RecordError;
import dev.rouage.ingest.record.RecordErrorCode;

/** A text that a conversion can't read; the rule that knows its column turns it into a {@link RecordError}. */
final class UnreadableTextException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int UNKNOWN = -1;

    private final RecordErrorCode code;
    private final int column;

    UnreadableTextException(RecordErrorCode code, String message) {
        this(code, message, UNKNOWN);
    }

    private UnreadableTextException(RecordErrorCode code, String message, int column) {
        super(message, null, false, false);
        this.code = code;
        this.column = column;
    }

    UnreadableTextException in(int place) {
        return column == UNKNOWN ? new UnreadableTextException(code, String.valueOf(getMessage()), place) : this;
    }

    RecordError of(Columns columns) {
        return new RecordError(code, column == UNKNOWN ? "" : columns.pointer(column), String.valueOf(getMessage()));
    }
}
