package dev.rouage.ingest.record;

import dev.rouage.platform.problem.ErrorCode;
import dev.rouage.platform.problem.ErrorKind;

/** Why a record, a batch or an import is refused. */
public enum RecordErrorCode implements ErrorCode {
    UNKNOWN_KIND(ErrorKind.USER, 404),
    BATCH_NOT_APPLIED(ErrorKind.USER, 422),
    EMPTY_BATCH(ErrorKind.USER, 400),
    BATCH_TOO_LARGE(ErrorKind.LIMIT, 413),
    RECORD_TOO_LARGE(ErrorKind.LIMIT, 413),
    IDEMPOTENCY_KEY_REQUIRED(ErrorKind.USER, 400),
    IDEMPOTENCY_KEY_REUSED(ErrorKind.USER, 422),
    IDEMPOTENCY_KEY_IN_USE(ErrorKind.UNAVAILABLE, 409),
    MISSING_FIELD(ErrorKind.USER, 422),
    WRONG_TYPE(ErrorKind.USER, 422),
    UNKNOWN_VALUE(ErrorKind.USER, 422),
    OUT_OF_RANGE(ErrorKind.USER, 422),
    INVALID_NUMBER(ErrorKind.USER, 422),
    INVALID_DATE(ErrorKind.USER, 422),
    INVALID_TEXT(ErrorKind.USER, 422),
    TOO_DEEP(ErrorKind.USER, 422),
    TOO_MANY_CUSTOM_FIELDS(ErrorKind.LIMIT, 422),
    TOO_MUCH_HISTORY(ErrorKind.LIMIT, 422),
    CONTRADICTION(ErrorKind.USER, 422),
    IN_THE_FUTURE(ErrorKind.USER, 422),
    VERSION_REQUIRED(ErrorKind.CONFLICT, 422),
    VERSION_CONFLICT(ErrorKind.CONFLICT, 422),
    UNKNOWN_RECORD(ErrorKind.USER, 422),
    MERGE_INTO_SELF(ErrorKind.USER, 422),
    MERGE_CYCLE(ErrorKind.CONFLICT, 422),
    PERSON_ERASED(ErrorKind.CONFLICT, 422),
    BUSY_RECORD(ErrorKind.UNAVAILABLE, 503);

    private final ErrorKind kind;
    private final int status;

    RecordErrorCode(ErrorKind kind, int status) {
        this.kind = kind;
        this.status = status;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }

    @Override
    public int status() {
        return status;
    }
}
