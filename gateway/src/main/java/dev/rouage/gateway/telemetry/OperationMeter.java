package dev.rouage.gateway.telemetry;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * Counts and times operations by name: {@code rouage_gateway_operations_seconds}. Names are the clients' to choose, so
 * only so many get a series of their own.
 */
@ApplicationScoped
public class OperationMeter {
    private static final int NAMES = 200;
    private static final String OTHER = "(other)";

    private record Key(String operation, String outcome) {}

    private final MeterRegistry registry;
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

    OperationMeter(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * An operation has ended.
     *
     * @param name as the client wrote it, empty where it has none
     * @param outcome {@code answered}, {@code partial}, or the code of what it was refused for
     */
    public void ended(String name, String outcome, long nanoseconds) {
        String operation = name.isEmpty() ? "(none)" : bounded(name);
        timers.computeIfAbsent(new Key(operation, outcome), this::timer).record(Duration.ofNanos(nanoseconds));
    }

    private String bounded(String name) {
        if (names.contains(name)) {
            return name;
        }
        return names.size() < NAMES && names.add(name) ? name : OTHER;
    }

    private Timer timer(Key key) {
        return Timer.builder("rouage.gateway.operations")
                .description("Operations of clients")
                .tag("operation", key.operation)
                .tag("outcome", key.outcome)
                .register(registry);
    }
}
