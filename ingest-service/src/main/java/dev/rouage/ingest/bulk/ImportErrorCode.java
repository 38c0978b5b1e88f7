package dev.rouage.ingest.bulk;

import dev.rouage.platform.problem.ErrorCode;
import dev.rouage.platform.problem.ErrorKind;

/** Why an import, or one of its lines, is refused. */
public enum ImportErrorCode implements ErrorCode {
    /** There is nothing in the body. */
    EMPTY_IMPORT(ErrorKind.USER, 400),
    /** The first row of a CSV file does not name its columns so that records can be read. */
    INVALID_HEADER(ErrorKind.USER, 400),
    /** A row of a CSV file is not what RFC 4180 says, or has another number of values than the header. */
    MALFORMED_ROW(ErrorKind.USER, 422),
    /** The line of a full resync belongs to another source. */
    OTHER_SOURCE(ErrorKind.USER, 422),
    /** The company, or this replica, reads as many imports as it takes at once. */
    TOO_MANY_IMPORTS(ErrorKind.LIMIT, 429),
    /** A full resync of this kind and source is running. */
    RESYNC_RUNNING(ErrorKind.CONFLICT, 409),
    /** The import has ended and can't be cancelled any more. */
    IMPORT_FINISHED(ErrorKind.CONFLICT, 409),
    /** The import was cancelled while it was read. */
    IMPORT_CANCELLED(ErrorKind.CONFLICT, 409),
    /** The service ended, or lost its database, while it read the import; repeat it. */
    IMPORT_INTERRUPTED(ErrorKind.UNAVAILABLE, 503);

    private final ErrorKind kind;
    private final int status;

    ImportErrorCode(ErrorKind kind, int status) {
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
