package dev.rouage.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;

/**
 * Throws away what a caller still sends after its answer: left alone, the body of a request that was refused is collected for
 * a reader who never comes, and held until it ends.
 */
@ApplicationScoped
class UnreadBodies {
    private static final int FIRST = Integer.MIN_VALUE;

    void register(@Observes Router router) {
        router.route().order(FIRST).handler(context -> {
            HttpServerRequest request = context.request();
            context.addEndHandler(_ -> discard(request));
            context.next();
        });
    }

    private static void discard(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.handler(_ -> {}).resume();
        }
    }
}
