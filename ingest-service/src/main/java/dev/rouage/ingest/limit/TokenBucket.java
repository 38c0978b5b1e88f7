package dev.rouage.ingest.limit;

import java.time.Duration;

/**
 * Lets through so much a second, and a burst now and then. What something costs may be known only after it has begun: it
 * is let in while there are tokens at all, and charged later, into debt where need be. The debt is never more than one
 * burst, so that after a large import nobody waits longer than after a burst. Safe for many threads.
 */
final class TokenBucket {
    private static final double NANOS = 1e9;

    private final double rate;
    private final double burst;
    private double tokens;
    private long at;

    /**
     * @param rate
     *            tokens that come back a second
     * @param burst
     *            tokens of a full bucket, as which it begins
     * @param now
     *            nanoseconds of a clock that never goes back, as with the other methods
     */
    TokenBucket(double rate, double burst, long now) {
        this.rate = rate;
        this.burst = burst;
        this.tokens = burst;
        this.at = now;
    }

    /** How long until at least one token is there; zero when one is. */
    synchronized Duration shortage(long now) {
        refill(now);
        return tokens >= 1 ? Duration.ZERO : Duration.ofNanos((long) ((1 - tokens) / rate * NANOS));
    }

    /** Takes tokens, there or not. */
    synchronized void charge(double amount, long now) {
        refill(now);
        tokens = Math.max(-burst, tokens - amount);
    }

    /** Whether forgetting the bucket makes no difference. */
    synchronized boolean isFull(long now) {
        refill(now);
        return tokens >= burst;
    }

    private void refill(long now) {
        tokens = Math.min(burst, tokens + Math.max(0, now - at) / NANOS * rate);
        at = Math.max(at, now);
    }
}
