package dev.rouage.ingest.record;

/** A value that can't be taken; the reader that knows its place turns it into a {@link RecordError}. */
final class InvalidValueException extends Exception {
    private static final long serialVersionUID = 1L;

    private final RecordErrorCode code;

    InvalidValueException(RecordErrorCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    RecordError at(String pointer) {
        return new RecordError(code, pointer, String.valueOf(getMessage()));
    }
}
