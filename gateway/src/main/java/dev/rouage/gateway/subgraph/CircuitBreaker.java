package dev.rouage.gateway.subgraph;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Keeps requests from a subgraph that fails, so that nobody waits for it and it is left alone to come back. After the
 * pause one request goes through; what becomes of it decides for the others.
 */
final class CircuitBreaker {
    /** What {@link #enter} says where a request may not be sent. */
    static final int REFUSED = -1;

    private final boolean[] failures;
    private final double tolerated;
    private final long pause;
    private final LongSupplier nanoTime;
    private int seen;
    private int failed;
    private boolean open;
    private long openedAt;
    private boolean probing;
    /** Changes whenever the circuit opens or closes: what was sent before then says nothing of now. */
    private int era;

    /**
     * @param window requests that are looked back on
     * @param tolerated share of them that may fail
     */
    CircuitBreaker(int window, double tolerated, Duration pause, LongSupplier nanoTime) {
        this.failures = new boolean[window];
        this.tolerated = tolerated;
        this.pause = pause.toNanos();
        this.nanoTime = nanoTime;
    }

    /** The era to tell {@link #ended}, or {@link #REFUSED}. */
    synchronized int enter() {
        if (open) {
            if (probing || nanoTime.getAsLong() - openedAt < pause) {
                return REFUSED;
            }
            probing = true;
        }
        return era;
    }

    synchronized void ended(int enteredIn, boolean failure) {
        if (enteredIn != era) {
            return;
        }
        if (open) {
            turn(failure);
        } else {
            int slot = seen++ % failures.length;
            failed += (failure ? 1 : 0) - (failures[slot] ? 1 : 0);
            failures[slot] = failure;
            if (seen >= failures.length && failed > tolerated * failures.length) {
                turn(true);
            }
        }
    }

    private void turn(boolean opening) {
        open = opening;
        openedAt = nanoTime.getAsLong();
        probing = false;
        era = (era + 1) & Integer.MAX_VALUE;
        seen = 0;
        failed = 0;
        java.util.Arrays.fill(failures, false);
    }

    synchronized boolean isOpen() {
        return open;
    }
}
