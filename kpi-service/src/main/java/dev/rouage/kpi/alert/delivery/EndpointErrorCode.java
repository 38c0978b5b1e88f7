package dev.rouage.kpi.alert.delivery;

import dev.rouage.platform.problem.ErrorCode;
import dev.rouage.platform.problem.ErrorKind;

/** Why an endpoint can't be set up as asked. */
enum EndpointErrorCode implements ErrorCode {
    /** The address is not one that alerts are delivered to. */
    ADDRESS_REFUSED(ErrorKind.USER, 422),
    /** The secret is not of the form that Standard Webhooks has, or too short. */
    INVALID_SECRET(ErrorKind.USER, 422),
    /** The company has as many endpoints as it may have. */
    TOO_MANY_ENDPOINTS(ErrorKind.LIMIT, 422),
    /** The service has no key to encrypt secrets with. */
    SECRET_KEY_MISSING(ErrorKind.UNAVAILABLE, 503);

    private final ErrorKind kind;
    private final int status;

    EndpointErrorCode(ErrorKind kind, int status) {
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
