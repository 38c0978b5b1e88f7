package dev.rouage.gateway.request;

import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import dev.rouage.gateway.config.GatewayConfig;

/**
 * How many bytes of bodies, and of messages, are held at once, from their first byte to the last answer: without a bound, a few hundred clients
 * that send large bodies slowly take all memory. The first bytes of each body and the rest are counted apart, so that
 * large bodies, however many, keep no small one out. Safe for any number of threads.
 */
@Singleton
public class HeldBodies {
    /** Bytes of a body that are counted with the small ones: most requests have fewer. */
    static final int SMALL = 8_192;
    private static final int BYTES_OF_VALUE = 32;

    private final long most;
    private final AtomicLong small = new AtomicLong();
    private final AtomicLong large = new AtomicLong();

    @Inject
    HeldBodies(GatewayConfig config) {
        this(config.value("limits.bodies", Long.class, 67_108_864L));
    }

    /** @param most bytes of all bodies together */
    HeldBodies(long most) {
        this.most = most;
    }

    /** About how many bytes more a body takes when it is parsed: an empty list of two characters becomes fifty. */
    public static long parsed(byte[] json) {
        long values = 0;
        for (byte each : json) {
            if (each == ',' || each == '[' || each == '{') {
                values++;
            }
        }
        return BYTES_OF_VALUE * values;
    }

    /** For one body; whoever begins releases it. */
    public Held begin() {
        return new Held();
    }

    /** One body. */
    public final class Held {
        private long bytes;
        private boolean released;

        private Held() {}

        /** Whether there is room for so many bytes more; if not, there is none left for this body at all. */
        public synchronized boolean add(long more) {
            if (released) {
                return false;
            }
            long before = bytes;
            bytes += more;
            boolean room = take(small, Math.min(bytes, SMALL) - Math.min(before, SMALL));
            room &= take(large, Math.max(bytes - SMALL, 0) - Math.max(before - SMALL, 0));
            if (!room) {
                release();
            }
            return room;
        }

        public synchronized void release() {
            if (!released) {
                released = true;
                small.addAndGet(-Math.min(bytes, SMALL));
                large.addAndGet(-Math.max(bytes - SMALL, 0));
            }
        }

        private boolean take(AtomicLong pool, long more) {
            return pool.addAndGet(more) <= most / 2 || more == 0;
        }
    }
}
