package dev.rouage.gateway.telemetry;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** Counts and times the requests to each subgraph: {@code rouage_gateway_subgraph_requests_seconds}. */
@ApplicationScoped
public class SubgraphMeter {
    /** How a request to a subgraph ended. */
    public enum Outcome {
        ANSWERED, FAILED
    }

    private record Key(String subgraph, Outcome outcome) {}

    private final MeterRegistry registry;
    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

    SubgraphMeter(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A request has ended that was sent at this time of {@link System#nanoTime()}. */
    public void ended(String subgraph, Outcome outcome, long sentAt) {
        timers.computeIfAbsent(new Key(subgraph, outcome), this::timer)
                .record(Duration.ofNanos(System.nanoTime() - sentAt));
    }

    private Timer timer(Key key) {
        return Timer.builder("rouage.gateway.subgraph.requests")
                .description("Requests to subgraphs")
                .tag("subgraph", key.subgraph)
                .tag("outcome", key.outcome.name().toLowerCase(java.util.Locale.ROOT))
                .register(registry);
    }
}
