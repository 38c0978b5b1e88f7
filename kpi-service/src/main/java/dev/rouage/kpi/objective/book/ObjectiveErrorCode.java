package dev.rouage.kpi.objective.book;

import dev.rouage.platform.problem.ErrorCode;
import dev.rouage.platform.problem.ErrorKind;

/** Why an objective can't be set or revised as asked. */
public enum ObjectiveErrorCode implements ErrorCode {
    /** The team or rep would have more objectives at once than it may have. */
    TOO_MANY_OBJECTIVES(ErrorKind.CONFLICT, 409),
    /** Somebody else has revised it since. */
    OBJECTIVE_CHANGED(ErrorKind.CONFLICT, 409);

    private final ErrorKind kind;
    private final int status;

    ObjectiveErrorCode(ErrorKind kind, int status) {
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
