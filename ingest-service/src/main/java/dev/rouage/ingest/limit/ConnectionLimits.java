package dev.rouage.ingest.limit;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A bucket of events for each connection, in this replica. Webhooks have no token, and what their sender has signed is not
 * to use up what the company's own machines need.
 */
@Singleton
public class ConnectionLimits {
    private static final int REMEMBERED = 10_000;

    private final double events;
    private final double burst;
    private final ConcurrentMap<UUID, TokenBucket> buckets = new ConcurrentHashMap<>();

    ConnectionLimits(@ConfigProperty(name = "rouage.ingest.webhook.limit", defaultValue = "1000") double events,
            @ConfigProperty(name = "rouage.ingest.webhook.limit-burst", defaultValue = "100000") double burst) {
        this.events = events;
        this.burst = burst;
    }

    /**
     * Counts events that are about to be stored; how long their sender has to wait before it may send any, zero when these
     * may be stored.
     */
    public Duration admit(UUID connection, int count) {
        long now = System.nanoTime();
        if (buckets.size() >= REMEMBERED) {
            buckets.values().removeIf(bucket -> bucket.isFull(now));
        }
        TokenBucket own = buckets.computeIfAbsent(connection, _ -> new TokenBucket(events, burst, now));
        Duration wait = own.shortage(now);
        if (wait.isZero()) {
            own.charge(count, now);
        }
        return wait;
    }
}
