package dev.rouage.gateway.guard;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * How much each tenant may still ask for: a bucket that every operation takes its cost out of and that fills up again as
 * time goes by. Each replica has buckets of its own.
 */
public final class TenantBudgets {
    private final double capacity;
    private final double perSecond;
    private final LongSupplier nanoTime;
    private final Cache<String, Bucket> buckets;

    /**
     * @param capacity cost that may be asked for at once
     * @param perSecond cost that comes back each second; 0 for no budget at all
     */
    public TenantBudgets(double capacity, double perSecond, LongSupplier nanoTime) {
        this.capacity = capacity;
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
        // A bucket that nobody took from for so long is full again, so that forgetting it gives nothing away.
        var full = Duration.ofSeconds((long) Math.ceil(capacity / Math.max(perSecond, 1)) + 60);
        this.buckets = Caffeine.newBuilder().expireAfterAccess(full).build();
    }

    /**
     * Takes the cost out of the tenant's bucket, if that much is in it.
     *
     * @return zero, or how long until it will be
     */
    public Duration take(String tenant, double cost) {
        if (perSecond == 0) {
            return Duration.ZERO;
        }
        double missing = buckets.get(tenant, _ -> new Bucket()).take(Math.min(cost, capacity));
        return missing <= 0 ? Duration.ZERO : Duration.ofMillis((long) Math.ceil(missing / perSecond * 1_000));
    }

    private final class Bucket {
        /** The time at which the bucket would be full: one number, so that it can be swapped without a lock. */
        private final AtomicLong fullAt = new AtomicLong(nanoTime.getAsLong());

        double take(double cost) {
            double nanosPerCost = 1e9 / perSecond;
            while (true) {
                long now = nanoTime.getAsLong();
                long seen = fullAt.get();
                long from = Math.max(seen - now, 0);
                double missing = from / nanosPerCost + cost - capacity;
                if (missing > 0) {
                    return missing;
                }
                if (fullAt.compareAndSet(seen, now + from + (long) (cost * nanosPerCost))) {
                    return 0;
                }
            }
        }
    }
}
