package dev.rouage.gateway.subgraph;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.rouage.gateway.executor.SubgraphException;
import dev.rouage.gateway.problem.ErrorCode;
import io.quarkus.logging.Log;

/** What failures of subgraphs are to clients, and a word of them in the log now and then. */
final class SubgraphFailures {
    private static final long BETWEEN_LINES = TimeUnit.SECONDS.toNanos(1);

    private final boolean redacted;
    private final Map<String, Long> loggedAt = new ConcurrentHashMap<>();

    SubgraphFailures(boolean redacted) {
        this.redacted = redacted;
    }

    SubgraphException of(SubgraphTarget target, Throwable failure) {
        log(target.name(), failure);
        if (failure instanceof SubgraphException known && !redacted) {
            return known;
        }
        ErrorCode code = switch (failure) {
            case SubgraphException known -> known.code();
            case TimeoutException _ -> ErrorCode.SUBGRAPH_TIMEOUT;
            default -> ErrorCode.SUBGRAPH_UNAVAILABLE;
        };
        return new SubgraphException(code, redacted
                ? "A part of the graph could not answer"
                : target.name() + (code == ErrorCode.SUBGRAPH_TIMEOUT
                        ? " took too long to answer"
                        : " cannot be reached"),
                failure);
    }

    /** A subgraph that is away fails a thousand requests a second: one line tells as much as a thousand. */
    private void log(String name, Throwable failure) {
        long now = System.nanoTime();
        Long before = loggedAt.get(name);
        if (before == null || now - before > BETWEEN_LINES) {
            loggedAt.put(name, now);
            Log.warnf("Subgraph %s: %s", name, failure);
        }
    }
}
