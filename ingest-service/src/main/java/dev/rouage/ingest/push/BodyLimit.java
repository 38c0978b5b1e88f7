package dev.rouage.ingest.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.rouage.platform.http.EarlyProblem;
import dev.rouage.platform.problem.Problem;
import dev.rouage.platform.problem.StandardErrorCode;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Refuses bodies that say they are larger than their path takes, before anything reads them: 8 MB for batches, 1 MB
 * elsewhere, no bound for imports. Batches and imports are read as streams, and batches stop at their bound; elsewhere a
 * body has to say its length.
 */
@ApplicationScoped
class BodyLimit {
    /** How many bytes a batch may have, after decompression too. */
    static final int BATCH = 8 * 1024 * 1024;

    private static final long OTHER = 1024 * 1024;
    private static final int FIRST = Integer.MIN_VALUE;

    void register(@Observes Router router) {
        router.route().order(FIRST).handler(BodyLimit::check);
    }

    private static void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = context.normalizedPath();
        String length = request.getHeader("Content-Length");
        if (path.equals("/v1/imports") || length == null && request.getHeader("Transfer-Encoding") == null) {
            context.next();
            return;
        }
        long limit = path.endsWith("/batch") ? BATCH : OTHER;
        if (length == null && limit == BATCH) {
            context.next();
        } else if (length == null) {
            refuse(context, 411, "Send the body with its Content-Length");
        } else if (length.length() > 18 || Long.parseLong(length) > limit) {
            refuse(context, 413, "The body is larger than the " + limit + " bytes that this path takes");
        } else {
            context.next();
        }
    }

    private static void refuse(RoutingContext context, int status, String detail) {
        EarlyProblem.answer(context, status, Problem.of(StandardErrorCode.PAYLOAD_TOO_LARGE, detail));
    }
}
