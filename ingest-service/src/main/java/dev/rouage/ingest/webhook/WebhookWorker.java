package dev.rouage.ingest.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.rouage.platform.problem.Availability;
import dev.rouage.platform.problem.RouageException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

/**
 * Processes events for as long as the service lives, a few hundred of one connection and then of the next, so that the
 * flood of one does not keep the others waiting. Replicas share the connections by taking turns in the database.
 */
@ApplicationScoped
class WebhookWorker {
    private static final Logger LOG = Logger.getLogger(WebhookWorker.class);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int BATCH = 200;

    private final WebhookTurns turns;
    private final EventProcessor processor;
    private final WebhookConfig config;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    WebhookWorker(WebhookTurns turns, EventProcessor processor, WebhookConfig config) {
        this.turns = turns;
        this.processor = processor;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        for (int i = 0; i < config.workers(); i++) {
            threads.add(Thread.ofPlatform().name("webhook-worker-" + i).daemon().start(this::work));
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped.countDown();
        for (Thread thread : threads) {
            thread.join(PATIENCE);
        }
    }

    private void work() {
        boolean failing = false;
        Duration pause = Duration.ZERO;
        while (!isStoppedWithin(pause)) {
            try {
                Optional<Turn> turn = turns.takeTurn(LEASE).await().indefinitely();
                turn.ifPresent(this::process);
                pause = turn.isPresent() ? Duration.ZERO : config.pause();
                failing = false;
            } catch (RuntimeException failure) {
                if (!failing) {
                    LOG.warnf("Webhooks wait: %s", failure.toString());
                }
                failing = true;
                pause = PAUSE_AFTER_FAILURE;
            }
        }
    }

    private void process(Turn turn) {
        try {
            processor.process(turn, BATCH).await().indefinitely();
        } catch (RuntimeException failure) {
            if (Availability.isDown(failure)) {
                throw failure;
            }
            LOG.warnf("Events of connection %s are processed one by one: %s", turn.connection(), failure.toString());
            processOneByOne(turn);
        }
    }

    /** One of the events can't be processed and takes the others with it: finds out which. */
    private void processOneByOne(Turn turn) {
        for (int i = 0; i < BATCH; i++) {
            try {
                if (processor.process(turn, 1).await().indefinitely() == 0) {
                    return;
                }
            } catch (RuntimeException failure) {
                if (Availability.isDown(failure)) {
                    throw failure;
                }
                LOG.warnf("An event of connection %s failed: %s", turn.connection(), failure.toString());
                // What we refuse ourselves will be refused again; anything else may be a passing trouble.
                int attempts = failure instanceof RouageException ? 1 : config.attempts();
                processor.deferNext(turn, failure, attempts).await().indefinitely();
            }
        }
    }

    private boolean isStoppedWithin(Duration pause) {
        try {
            return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
