package dev.rouage.ingest.push;

import java.util.HashMap;
import java.util.Map;

import jakarta.inject.Singleton;

import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import dev.rouage.platform.tenant.TenantId;
import io.quarkus.runtime.configuration.MemorySize;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Bounds what the batches of this replica hold at once, so that memory and worker threads suffice when the database is slow
 * and batches pile up. A company gets half of the room at most. There is no queue: who finds no room is told to come again,
 * which is what senders do anyway.
 */
@Singleton
class BatchRoom {
    /** Even the smallest batch occupies a thread and a transaction. */
    private static final int LEAST = 128 * 1024;

    private final long room;
    private final Map<TenantId, Long> takenByCompany = new HashMap<>();
    private long taken;

    BatchRoom(@ConfigProperty(name = "rouage.ingest.batch.room", defaultValue = "32M") MemorySize room) {
        this.room = room.asLongValue();
    }

    /**
     * Makes room for a batch that is about to be read; {@code TOO_MANY_REQUESTS} when its company, {@code UNAVAILABLE} when
     * all companies have as much at work as there is room for.
     *
     * @param expected
     *            how many bytes it has at least, as far as is known
     */
    Place enter(TenantId tenant, long expected) {
        Place place = new Place(tenant);
        place.grow(Math.max(LEAST, expected));
        return place;
    }

    private synchronized void take(TenantId tenant, long bytes) {
        long ofCompany = takenByCompany.getOrDefault(tenant, 0L) + bytes;
        if (ofCompany > room / 2) {
            throw new RouageException(StandardErrorCode.TOO_MANY_REQUESTS,
                    "The company's batches at work fill their room; wait for their answers");
        }
        if (taken + bytes > room) {
            throw new RouageException(StandardErrorCode.UNAVAILABLE,
                    "The batches at work fill the service's room; repeat the request, with the key it had");
        }
        takenByCompany.put(tenant, ofCompany);
        taken += bytes;
    }

    private synchronized void giveBack(TenantId tenant, long bytes) {
        takenByCompany.computeIfPresent(tenant, (_, ofCompany) -> ofCompany == bytes ? null : ofCompany - bytes);
        taken -= bytes;
    }

    /** What one batch has taken; closed when nothing of the batch is held any more. For one thread. */
    final class Place implements AutoCloseable {
        private final TenantId tenant;
        private long bytes;

        private Place(TenantId tenant) {
            this.tenant = tenant;
        }

        /** Says how many bytes the batch has by now. */
        void grow(long size) {
            if (size > bytes) {
                take(tenant, size - bytes);
                bytes = size;
            }
        }

        @Override
        public void close() {
            giveBack(tenant, bytes);
            bytes = 0;
        }
    }
}
