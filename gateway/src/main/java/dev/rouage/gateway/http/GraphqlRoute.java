package dev.rouage.gateway.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.subscription.EventStreams;
import dev.rouage.gateway.subscription.SubscriptionSockets;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** {@code /graphql}. Planning is done on a worker, everything else on the event loop, which nothing here blocks. */
@ApplicationScoped
public class GraphqlRoute {
    private final Vertx vertx;
    private final Edge edge;
    private final SubscriptionSockets sockets;
    private final EventStreams streams;

    GraphqlRoute(Vertx vertx, Edge edge, SubscriptionSockets sockets, EventStreams streams) {
        this.vertx = vertx;
        this.edge = edge;
        this.sockets = sockets;
        this.streams = streams;
    }

    void register(@Observes Router router) {
        router.route("/graphql").handler(this::serve);
    }

    private void serve(RoutingContext routing) {
        var request = routing.request();
        if ("websocket".equalsIgnoreCase(request.getHeader("upgrade"))) {
            if (!sockets.open(request)) {
                request.response().putHeader("retry-after", "1");
                ResponseWriter.problem(request.response(), 503, ErrorCode.TOO_MANY_SUBSCRIPTIONS,
                        "Too many web sockets have not said yet whose they are");
            }
        } else {
            new GraphqlExchange(edge, streams, request, vertx.getOrCreateContext()).serve();
        }
    }
}
