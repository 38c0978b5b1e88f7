package dev.rouage.ingest.body;

import dev.rouage.platform.problem.Problem;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Answers a request with a problem before any resource has seen it. */
public final class EarlyProblem {

    private EarlyProblem() {}

    /** Ends the request; the connection goes with it, since a body may still be on its way. */
    public static void answer(RoutingContext context, int status, Problem problem) {
        context.response().setStatusCode(status).putHeader("Content-Type", Problem.MEDIA_TYPE.toString())
                .putHeader("Connection", "close").end(new JsonObject().put("title", problem.title())
                        .put("status", status).put("code", problem.code()).put("detail", problem.detail()).encode());
    }
}
