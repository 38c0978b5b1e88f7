package dev.rouage.platform.problem;

/** The codes that every service answers with. */
public enum StandardErrorCode implements ErrorCode {
    UNAUTHENTICATED(ErrorKind.USER, 401),
    TENANT_REQUIRED(ErrorKind.USER, 403),
    FORBIDDEN(ErrorKind.USER, 403),
    NOT_FOUND(ErrorKind.USER, 404),
    INVALID_ARGUMENT(ErrorKind.USER, 400),
    MALFORMED_JSON(ErrorKind.USER, 400),
    DUPLICATE_KEY(ErrorKind.USER, 400),
    INVALID_ENCODING(ErrorKind.USER, 400),
    CONFLICT(ErrorKind.CONFLICT, 409),
    PAYLOAD_TOO_LARGE(ErrorKind.LIMIT, 413),
    UNSUPPORTED_MEDIA_TYPE(ErrorKind.USER, 415),
    TOO_MANY_REQUESTS(ErrorKind.LIMIT, 429),
    UNAVAILABLE(ErrorKind.UNAVAILABLE, 503),
    INTERNAL(ErrorKind.INTERNAL, 500);

    private final ErrorKind kind;
    private final int status;

    StandardErrorCode(ErrorKind kind, int status) {
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
