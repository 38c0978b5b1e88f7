package dev.rouage.gateway.executor;

import dev.rouage.gateway.problem.ErrorCode;
import org.jspecify.annotations.Nullable;

/** A subgraph gave no GraphQL answer: it is away, too slow, or talks nonsense. */
public final class SubgraphException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;

    public SubgraphException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }
}
