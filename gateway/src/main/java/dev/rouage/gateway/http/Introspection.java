package dev.rouage.gateway.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.rouage.gateway.config.GatewayConfig;
import dev.rouage.gateway.engine.PreparedOperation;
import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.problem.RequestException;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.vertx.ext.web.Router;

/** Whether clients may look at the schema, by introspection or in GraphiQL: anywhere but in production. */
@ApplicationScoped
public class Introspection {
    private final boolean allowed;

    Introspection(GatewayConfig config) {
        this.allowed = config.introspection().orElse(!ConfigUtils.isProfileActive("prod"));
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

    void check(PreparedOperation operation) {
        if (operation.isIntrospection() && !allowed) {
            throw new RequestException(
                    ErrorCode.INTROSPECTION_DISABLED, "The schema cannot be introspected in production");
        }
    }
}
