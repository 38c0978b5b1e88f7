package dev.rouage.gateway.http;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** Every bound far below its default, so that tests see that the key is what counts. */
public final class StrictGateway implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(limit("body", 1_000), limit("document", 400), limit("tokens", 60), limit("depth", 3),
                limit("aliases", 2), limit("root-fields", 2), limit("fields", 12), limit("directives", 1),
                limit("variables-depth", 2), limit("list-size", 3), limit("assumed-list-size", 2), limit("cost", 10),
                limit("errors", 1),
                limit("bodies", 3_600), Map.entry("rouage.gateway.timeout", "1s"),
                Map.entry("rouage.gateway.header-timeout", "1s"),
                Map.entry("quarkus.http.idle-timeout", "3s"),
                Map.entry("rouage.gateway.unauthorized", "reject"),
                Map.entry("rouage.gateway.headers", "traceparent"),
                Map.entry("rouage.gateway.subgraph.reviews.headers", "authorization"),
                Map.entry("rouage.gateway.subgraph-connections", "1"),
                Map.entry("rouage.gateway.subgraph-queue", "1"),
                Map.entry("rouage.gateway.subscription.connections", "1"),
                Map.entry("rouage.gateway.subscription.per-connection", "2"),
                Map.entry("rouage.gateway.subscription.message", "400"),
                Map.entry("rouage.gateway.subscription.initialisation", "1s"),
                Map.entry("rouage.gateway.access-log", "true"),
                Map.entry("rouage.gateway.retry.attempts", "0"));
    }

    private static Map.Entry<String, String> limit(String name, int value) {
        return Map.entry("rouage.gateway.limits." + name, String.valueOf(value));
    }
}
