package dev.rouage.ingest.feed;

import java.time.Duration;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How the feed is read and published. No {@code @ConfigMapping}: the Quarkus plugin would load it into Maven's own JVM,
 * which may be older than our bytecode.
 */
@Singleton
final class FeedConfig {
    private final Duration pause;
    private final Duration longestPause;
    private final Duration pauseAfterFailure;
    private final int batchSize;

    FeedConfig(@ConfigProperty(name = "rouage.ingest.feed.pause", defaultValue = "50ms") Duration pause,
            @ConfigProperty(name = "rouage.ingest.feed.longest-pause", defaultValue = "200ms") Duration longestPause,
            @ConfigProperty(name = "rouage.ingest.feed.pause-after-failure", defaultValue = "1s") Duration pauseAfterFailure,
            @ConfigProperty(name = "rouage.ingest.feed.batch-size", defaultValue = "1000") int batchSize) {
        this.pause = pause;
        this.longestPause = longestPause.compareTo(pause) < 0 ? pause : longestPause;
        this.pauseAfterFailure = pauseAfterFailure;
        this.batchSize = batchSize;
    }

    /** How long a part of the feed that had less than a page to publish rests before it looks again. */
    Duration pause() {
        return pause;
    }

    /** How long it rests when there was nothing, having rested for that long before: twice as long, up to a limit. */
    Duration longerThan(Duration rested) {
        Duration longer = rested.compareTo(pause) < 0 ? pause : rested.multipliedBy(2);
        return longer.compareTo(longestPause) < 0 ? longer : longestPause;
    }

    /** How long a part of the feed rests after a failure. */
    Duration pauseAfterFailure() {
        return pauseAfterFailure;
    }

    /** How many records are read and sent at once. */
    int batchSize() {
        return batchSize;
    }
}
