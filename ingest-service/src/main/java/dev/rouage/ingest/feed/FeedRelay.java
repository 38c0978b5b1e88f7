package dev.rouage.ingest.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.rouage.ingest.store.Shard;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

/**
 * Publishes each part of the feed, one thread a part, for as long as the service lives. Replicas meet at a lock per part:
 * whoever holds it publishes, the others look again later.
 */
@ApplicationScoped
class FeedRelay {
    private static final Logger LOG = Logger.getLogger(FeedRelay.class);
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final FeedPublisher publisher;
    private final FeedConfig config;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    FeedRelay(FeedPublisher publisher, FeedConfig config) {
        this.publisher = publisher;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        for (int shard = 0; shard < Shard.COUNT; shard++) {
            int part = shard;
            threads.add(Thread.ofPlatform().name("feed-relay-" + part).daemon().start(() -> relay(part)));
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped.countDown();
        for (Thread thread : threads) {
            thread.join(PATIENCE);
        }
    }

    private void relay(int shard) {
        boolean failing = false;
        Duration pause = Duration.ZERO;
        while (!isStoppedWithin(pause)) {
            try {
                int published = publisher.publishNext(shard);
                pause = published >= config.batchSize()
                        ? Duration.ZERO
                        : published > 0 ? config.pause() : config.longerThan(pause);
                if (failing) {
                    LOG.infof("Part %d of the feed goes on", shard);
                }
                failing = false;
            } catch (RuntimeException | Error failure) {
                // Whatever it was: without this thread, a quarter of the companies would have no feed any more.
                if (!failing) {
                    LOG.warnf("Part %d of the feed waits: %s", shard, failure.toString());
                }
                failing = true;
                pause = config.pauseAfterFailure();
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
