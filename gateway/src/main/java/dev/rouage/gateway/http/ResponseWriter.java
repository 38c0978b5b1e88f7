package dev.rouage.gateway.http;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.request.ResponseBody;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/** Writes answers. */
final class ResponseWriter {
    private static final CharSequence CACHE_CONTROL = HttpHeaders.createOptimized("cache-control");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("x-content-type-options");
    private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");

    private ResponseWriter() {}

    /** A problem document (RFC 9457). */
    static void problem(HttpServerResponse response, int status, ErrorCode code, String detail) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", code.name());
        body.put("status", status);
        body.put("detail", detail);
        body.put("code", code.name());
        write(response, status, "application/problem+json", body);
    }

    static void write(HttpServerResponse response, int status, CharSequence contentType, Object body) {
        if (response.ended() || response.closed() || response.headWritten()) {
            return;
        }
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
                .putHeader(CACHE_CONTROL, NO_STORE)
                .putHeader(CONTENT_TYPE_OPTIONS, NO_SNIFF)
                .end(ResponseBody.json(body));
    }
}
