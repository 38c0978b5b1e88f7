package dev.rouage.gateway.problem;

import java.util.List;

/** A request that is refused before anything is executed: the answer has errors and no data. */
public final class RequestException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<ResponseError> errors;
    private final ErrorCode code;

    public RequestException(ErrorCode code, String message) {
        this(code, List.of(ResponseError.of(code, message)));
    }

    public RequestException(ErrorCode code, List<ResponseError> errors) {
        // No stack trace: whoever sends bad requests should not make the gateway walk its stack for each.
        super(errors.isEmpty() ? code.name() : errors.getFirst().message(), null, false, false);
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    public ErrorCode code() {
        return code;
    }

    public List<ResponseError> errors() {
        return errors;
    }
}
