package dev.rouage.ingest.limit;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import jakarta.inject.Singleton;

import dev.rouage.platform.tenant.TenantId;

/**
 * The buckets of every company, in this replica: no call to anywhere before a request is let in or refused. With several
 * replicas a company has the limit on each.
 */
@Singleton
public class TenantLimits {
    private static final int REMEMBERED = 10_000;

    private final LimitConfig config;
    private final ConcurrentMap<TenantId, Buckets> buckets = new ConcurrentHashMap<>();

    TenantLimits(LimitConfig config) {
        this.config = config;
    }

    /** Counts a request; how long the company has to wait before it may send one, zero when this one may go on. */
    public Duration admit(TenantId tenant) {
        long now = System.nanoTime();
        Buckets own = of(tenant, now);
        Duration requests = own.requests().shortage(now);
        Duration records = own.records().shortage(now);
        Duration wait = requests.compareTo(records) > 0 ? requests : records;
        if (wait.isZero()) {
            own.requests().charge(1, now);
        }
        return wait;
    }

    /** Counts records that a request has brought. */
    public void charge(TenantId tenant, int records) {
        long now = System.nanoTime();
        of(tenant, now).records().charge(records, now);
    }

    private Buckets of(TenantId tenant, long now) {
        if (buckets.size() >= REMEMBERED) {
            buckets.values().removeIf(own -> own.requests().isFull(now) && own.records().isFull(now));
        }
        return buckets.computeIfAbsent(tenant, _ -> new Buckets(config.requests(now), config.records(now)));
    }

    private record Buckets(TokenBucket requests, TokenBucket records) {}
}
