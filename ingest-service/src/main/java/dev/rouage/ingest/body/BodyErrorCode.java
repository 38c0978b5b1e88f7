package dev.rouage.ingest.body;

import dev.rouage.platform.problem.ErrorCode;
import dev.rouage.platform.problem.ErrorKind;

/** Why a body is refused before anything in it is looked at. */
public enum BodyErrorCode implements ErrorCode {
    /** The body is not whole gzip, or ends in the middle of it. */
    BROKEN_COMPRESSION(ErrorKind.USER, 400),
    /** The body inflates to more than a hundred times its size. */
    COMPRESSION_RATIO(ErrorKind.LIMIT, 413),
    /** Content-Encoding names something else than gzip. */
    UNSUPPORTED_ENCODING(ErrorKind.USER, 415),
    /** The connection ended before the body did. */
    BODY_INTERRUPTED(ErrorKind.USER, 400);

    private final ErrorKind kind;
    private final int status;

    BodyErrorCode(ErrorKind kind, int status) {
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
