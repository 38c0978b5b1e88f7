package dev.rouage.ingest.quality;

import java.time.Duration;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How reports are computed.
 *
 * <p>
 * {@code freshness}: how long a report is good enough to be shown again without being computed anew. {@code timeLimit}: how
 * long one check may take in the database.
 */
@Singleton
final class QualityConfig {
    private final Duration freshness;
    private final Duration timeLimit;

    QualityConfig(@ConfigProperty(name = "rouage.ingest.quality.freshness", defaultValue = "1M") Duration freshness,
            @ConfigProperty(name = "rouage.ingest.quality.time-limit", defaultValue = "1M") Duration timeLimit) {
        this.freshness = freshness;
        this.timeLimit = timeLimit;
    }

    Duration freshness() {
        return freshness;
    }

    Duration timeLimit() {
        return timeLimit;
    }
}
