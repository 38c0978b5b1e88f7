package dev.rouage.platform.problem;

/** An error that the caller is told of: its message names the thing and the limit, and holds nothing secret. */
public class RouageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;

    public RouageException(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    public RouageException(ErrorCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** What went wrong, as a stable code. */
    public ErrorCode code() {
        return code;
    }
}
