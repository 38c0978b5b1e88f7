package dev.rouage.gateway.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.rouage.gateway.config.GatewayConfig;
import io.vertx.ext.web.Router;

/** GraphiQL, wherever clients may look at the schema. */
@ApplicationScoped
public class GraphiqlRoute {
    private final boolean allowed;

    GraphiqlRoute(GatewayConfig config) {
        this.allowed = config.introspection().orElse(!config.isProduction());
    }

    void register(@Observes Router router) {
        if (allowed) {
            router.get("/graphiql").handler(context -> context.response()
                    .putHeader("content-type", "text/html; charset=utf-8")
                    .sendFile("graphiql/index.html"));
        } else {
            // The assets of GraphiQL are in the class path, so they would be served.
            router.route("/graphql-ui/*").order(Integer.MIN_VALUE).handler(context -> context.fail(404));
        }
    }
}
