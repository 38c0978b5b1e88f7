package dev.rouage.coaching.completion;

import dev.rouage.platform.problem.ErrorCode;
import dev.rouage.platform.problem.ErrorKind;

/** Why a completion is not taken. */
public enum CompletionErrorCode implements ErrorCode {
    /** The person does not follow the module's program, or it is not started. */
    NOT_ENROLLED,
    /** Modules that come before are not completed. */
    PREREQUISITE_MISSING;

    @Override
    public ErrorKind kind() {
        return ErrorKind.USER;
    }

    @Override
    public int status() {
        return 409;
    }
}
