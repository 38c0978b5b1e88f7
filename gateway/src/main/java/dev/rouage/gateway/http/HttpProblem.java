package dev.rouage.gateway.http;

import dev.rouage.gateway.problem.ErrorCode;

/** A request that never becomes a GraphQL request; answered with a problem document (RFC 9457). */
final class HttpProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final ErrorCode code;

    HttpProblem(int status, ErrorCode code, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    ErrorCode code() {
        return code;
    }
}
