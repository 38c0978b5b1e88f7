package dev.rouage.kpi.contribution;

import java.time.Duration;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DelayBucketsProperties {
    private static final List<Duration> LIMITS = List.of(Duration.ofMinutes(5), Duration.ofHours(1),
            Duration.ofDays(1), Duration.ofDays(2), Duration.ofDays(30), Duration.ofDays(36_500));

    @Property(tries = 3_000)
    void endOfALimitTellsExactlyWhichDelaysLieWithinIt(@ForAll("delays") Duration delay) {
        for (Duration limit : LIMITS) {
            assertEquals(delay.compareTo(limit) <= 0, DelayBuckets.of(delay) < DelayBuckets.endOf(limit),
                    delay + " within " + limit);
        }
    }

    @Property
    void longerDelaysHaveNoSmallerBuckets(@ForAll("delays") Duration one, @ForAll("delays") Duration other) {
        assertTrue(one.compareTo(other) > 0 || DelayBuckets.of(one) <= DelayBuckets.of(other));
    }

    @Property(tries = 3_000)
    void delaysOfABucketDifferByAtMostOnePercent(@ForAll("delays") Duration one, @ForAll("delays") Duration other) {
        boolean both = Math.min(one.toMillis(), other.toMillis()) >= 1_000;
        if (both && DelayBuckets.of(one) == DelayBuckets.of(other)) {
            double ratio = (double) one.toMillis() / other.toMillis();
            assertTrue(ratio < 1.0100001 && ratio > 1 / 1.0100001, one + " and " + other);
        }
    }

    @Property
    void limitsBetweenBoundsAreRefused(@ForAll("delays") Duration limit) {
        boolean bound = limit.equals(Duration.ofMinutes(5)) || limit.equals(Duration.ofHours(1))
                || !limit.isZero() && limit.equals(Duration.ofDays(limit.toDays()));
        if (!bound) {
            assertThrows(IllegalArgumentException.class, () -> DelayBuckets.endOf(limit));
        }
    }

    /** Most of them at or about the limits. */
    @Provide
    Arbitrary<Duration> delays() {
        Arbitrary<Duration> near = Arbitraries.of(LIMITS).flatMap(
                limit -> Arbitraries.longs().between(-2, 2).map(nanos -> limit.plusNanos(nanos * 1_000_000)));
        Arbitrary<Duration> any = Arbitraries.longs().between(0, 4_000_000).map(Duration::ofSeconds);
        Arbitrary<Duration> close = Arbitraries.longs().between(100_000, 110_000).map(Duration::ofSeconds);
        return Arbitraries.oneOf(near, any, close);
    }
}
