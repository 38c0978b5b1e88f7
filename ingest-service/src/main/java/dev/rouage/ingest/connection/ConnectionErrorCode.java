package dev.rouage.ingest.connection;

import dev.rouage.platform.problem.ErrorCode;
import dev.rouage.platform.problem.ErrorKind;

/** Why a connection can't be set up as asked. */
enum ConnectionErrorCode implements ErrorCode {
    /** Another connection of the company writes records of that source. */
    SOURCE_IN_USE(ErrorKind.CONFLICT, 409),
    /** The secret is too short, or is not of the form that the vendor uses. */
    INVALID_SECRET(ErrorKind.USER, 422),
    /** The company has as many connections as it may have. */
    TOO_MANY_CONNECTIONS(ErrorKind.LIMIT, 422),
    /** The service has no key to encrypt secrets with. */
    SECRET_KEY_MISSING(ErrorKind.UNAVAILABLE, 503);

    private final ErrorKind kind;
    private final int status;

    ConnectionErrorCode(ErrorKind kind, int status) {
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
