package dev.rouage.coaching.event;

import java.time.Duration;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How the outbox is emptied. */
@Singleton
class OutboxConfig {
    private final Duration pause;
    private final Duration pauseAfterFailure;
    private final int batch;

    OutboxConfig(@ConfigProperty(name = "rouage.coaching.outbox.pause", defaultValue = "250ms") Duration pause,
            @ConfigProperty(name = "rouage.coaching.outbox.pause-after-failure", defaultValue = "2s") Duration pauseAfterFailure,
            @ConfigProperty(name = "rouage.coaching.outbox.batch", defaultValue = "500") int batch) {
        this.pause = pause;
        this.pauseAfterFailure = pauseAfterFailure;
        this.batch = batch;
    }

    /** How long the relay waits when there was nothing to publish. */
    Duration pause() {
        return pause;
    }

    /** How long the relay waits after a failure. */
    Duration pauseAfterFailure() {
        return pauseAfterFailure;
    }

    /** How many events are published in one transaction. */
    int batch() {
        return batch;
    }
}
