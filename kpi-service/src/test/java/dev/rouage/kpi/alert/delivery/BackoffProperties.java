package dev.rouage.kpi.alert.delivery;

import java.time.Duration;
import java.util.Optional;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BackoffProperties {
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(10), 10);

    @Property
    void eachPauseLiesWithinTheUpperHalfOfFourTimesTheOneBefore(@ForAll @IntRange(min = 1, max = 9) int attempt,
            @ForAll @DoubleRange(min = 0, max = 1) double chance) {
        long longest = Math.min(10_000L << 2 * (attempt - 1), Duration.ofHours(12).toMillis());

        long pause = BACKOFF.after(attempt, chance).orElseThrow().toMillis();

        assertTrue(pause >= longest / 2 && pause <= longest, () -> pause + " of " + longest);
    }

    @Property
    void givesUpInTheEnd(@ForAll @IntRange(min = 10, max = 1_000) int attempt) {
        assertEquals(Optional.empty(), BACKOFF.after(attempt, 0.5));
    }
}
