package dev.rouage.ingest.bulk;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.rouage.ingest.idempotency.Liveness;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

/**
 * Says every few seconds that this replica's imports live, ends or goes on with those that a dead replica has left, and
 * removes what has expired.
 */
@ApplicationScoped
class ImportKeeper {
    private static final Logger LOG = Logger.getLogger(ImportKeeper.class);
    private static final int ROUNDS_TO_EXPIRY = 20;

    private final ImportUpkeep upkeep;
    private final Duration heartbeat;
    private final CountDownLatch stopped = new CountDownLatch(1);

    ImportKeeper(ImportUpkeep upkeep, Liveness liveness) {
        this.upkeep = upkeep;
        this.heartbeat = liveness.heartbeat();
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("import-keeper").start(this::keep);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped.countDown();
    }

    private void keep() {
        boolean failing = false;
        try {
            for (int round = 0; !stopped.await(heartbeat.toMillis(), TimeUnit.MILLISECONDS); round++) {
                failing = !keepOnce(round % ROUNDS_TO_EXPIRY == 0, failing);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean keepOnce(boolean removesExpired, boolean wasFailing) {
        try {
            upkeep.sayAlive();
            upkeep.takeOverAbandoned();
            if (removesExpired) {
                upkeep.removeExpired();
            }
            return true;
        } catch (RuntimeException failure) {
            if (!wasFailing) {
                LOG.warnf("The upkeep of imports waits: %s", failure.toString());
            }
            return false;
        }
    }
}
