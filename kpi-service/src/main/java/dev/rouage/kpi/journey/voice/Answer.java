package dev.rouage.kpi.journey.voice;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * A customer's answer to "would you recommend us".
 *
 * @param externalId
 *            orders answers of the same instant
 * @param score
 *            0..10
 */
public record Answer(UUID id, String externalId, Instant respondedAt, int score) {
    /** The older answer first; of the same instant, the one with the smaller external id. */
    static final Comparator<Answer> OLDEST_FIRST = Comparator.comparing(Answer::respondedAt)
            .thenComparing(Answer::externalId).thenComparing(Answer::id);
    /** The highest score there is. */
    public static final int BEST = 10;
}
