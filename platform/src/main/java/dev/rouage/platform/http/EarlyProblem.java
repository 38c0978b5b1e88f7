package dev.rouage.platform.http;

import dev.rouage.platform.problem.Problem;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Answers a request with a problem before any resource has seen it. */
public final class EarlyProblem {

    private EarlyProblem() {}

    /**
     * Ends the request. Before HTTP/2 the connection goes with it, since a body may still be on its way; HTTP/2 ends the
     * stream only, and knows no such header.
     */
    public static void answer(RoutingContext context, int status, Problem problem) {
        HttpServerResponse response = context.response().setStatusCode(status)
                .putHeader("Content-Type", Problem.MEDIA_TYPE.toString());
        if (context.request().version() != HttpVersion.HTTP_2) {
            response.putHeader("Connection", "close");
        }
        response.end(new JsonObject().put("title", problem.title()).put("status", status).put("code", problem.code())
                .put("detail", problem.detail()).encode());
    }
}
