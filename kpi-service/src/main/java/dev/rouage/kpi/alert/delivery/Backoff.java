package dev.rouage.kpi.alert.delivery;

import java.time.Duration;
import java.util.Optional;

/**
 * How long to wait before a delivery is tried again: four times as long after each attempt, half of it by chance, so that
 * those who failed together do not come back together.
 *
 * @param first
 *            the longest pause after the first attempt
 * @param attempts
 *            how many there are at most
 */
record Backoff(Duration first, int attempts) {
    private static final Duration LONGEST = Duration.ofHours(12);

    /**
     * The pause after so many attempts; empty when there were enough.
     *
     * @param chance
     *            0..1
     */
    Optional<Duration> after(int attempt, double chance) {
        if (attempt >= attempts) {
            return Optional.empty();
        }
        double longest = Math.min(first.toMillis() * Math.pow(4, attempt - 1.0), LONGEST.toMillis());
        return Optional.of(Duration.ofMillis(Math.round(longest / 2 + chance * longest / 2)));
    }
}
