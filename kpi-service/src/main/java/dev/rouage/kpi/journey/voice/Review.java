package dev.rouage.kpi.journey.voice;

import java.time.Instant;

/**
 * A public review; one that is edited replaces what it was.
 *
 * @param rating
 *            1..5
 */
public record Review(Instant publishedAt, int rating) {
    /** The lowest rating there is. */
    public static final int WORST = 1;
    /** The highest. */
    public static final int BEST = 5;
}
