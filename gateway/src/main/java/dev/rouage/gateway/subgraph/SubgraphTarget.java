package dev.rouage.gateway.subgraph;

import java.time.Duration;
import java.util.List;

import dev.rouage.gateway.config.GatewayConfig;
import dev.rouage.gateway.supergraph.Subgraph;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/** One subgraph as it is configured, and how it has been doing. */
final class SubgraphTarget {
    private static final List<String> PROPAGATED = List.of("authorization", "traceparent", "tracestate", "baggage",
            "accept-language", "x-request-id");

    private final String name;
    private final String url;
    private final String socketUrl;
    private final Duration timeout;
    private final int retries;
    private final Duration backoff;
    private final PropagatedHeaders headers;
    private final CircuitBreaker breaker;
    private final RetryBudget budget;

    SubgraphTarget(Subgraph subgraph, GatewayConfig config) {
        this.name = subgraph.name();
        this.url = config.subgraphUrl(name).orElse(subgraph.url());
        this.socketUrl = config.ofSubgraph(name, "subscription-url", String.class)
                .orElseGet(() -> url.replaceFirst("^http", "ws"));
        this.timeout = config.subgraphTimeout(name);
        this.retries = config.number("retry.attempts", 2);
        this.backoff = config.value("retry.backoff", Duration.class, Duration.ofMillis(50));
        this.headers = new PropagatedHeaders(config.ofSubgraph(name, "headers", String.class)
                .map(names -> List.of(names.split("\\s*,\\s*")))
                .orElseGet(() -> config.list("headers", PROPAGATED)));
        this.breaker = new CircuitBreaker(config.number("breaker.window", 20),
                config.value("breaker.failures", Double.class, 0.5),
                config.value("breaker.pause", Duration.class, Duration.ofSeconds(5)), System::nanoTime);
        this.budget = new RetryBudget(config.value("retry.share", Double.class, 0.1));
    }

    String name() {
        return name;
    }

    String socketUrl() {
        return socketUrl;
    }

    RequestOptions request() {
        return new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(url);
    }

    Duration timeout() {
        return timeout;
    }

    int retries() {
        return retries;
    }

    /** How long to wait before an attempt, a little less or more so that not all come back at once. */
    long backoff(int attempt, double random) {
        return Math.max(1, (long) (backoff.toMillis() * (1L << Math.min(attempt, 10)) * (0.5 + random)));
    }

    PropagatedHeaders headers() {
        return headers;
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    RetryBudget budget() {
        return budget;
    }
}
