package dev.rouage.gateway.problem;

import java.util.Map;

/** A request that never becomes a GraphQL request; answered with a problem document (RFC 9457). */
public final class HttpProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final ErrorCode code;
    private final transient Map<String, String> headers;

    public HttpProblem(int status, ErrorCode code, String detail) {
        this(status, code, detail, status == 405 ? Map.of("allow", "GET, POST") : Map.of());
    }

    /** @param headers of the answer, beside those that every answer has */
    public HttpProblem(int status, ErrorCode code, String detail, Map<String, String> headers) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.headers = headers;
    }

    public int status() {
        return status;
    }

    public ErrorCode code() {
        return code;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
