package dev.rouage.ingest.limit;

import java.time.Duration;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TokenBucketTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    void letsABurstThroughAndThenTheRate() {
        TokenBucket bucket = new TokenBucket(2, 3, 0);
        for (int i = 0; i < 3; i++) {
            assertThat(bucket.shortage(0)).isZero();
            bucket.charge(1, 0);
        }

        assertThat(bucket.shortage(0)).isEqualTo(Duration.ofMillis(500));
        assertThat(bucket.shortage(SECOND / 2)).isZero();
        assertThat(bucket.isFull(SECOND)).isFalse();
        assertThat(bucket.isFull(2 * SECOND)).isTrue();
    }

    @Test
    void owesNoMoreThanABurst() {
        TokenBucket bucket = new TokenBucket(10, 100, 0);

        bucket.charge(1_000_000, 0);

        assertThat(bucket.shortage(0)).isBetween(Duration.ofSeconds(10), Duration.ofMillis(10_100));
    }

    @Test
    void aClockThatStandsStillGivesNothing() {
        TokenBucket bucket = new TokenBucket(10, 1, SECOND);
        bucket.charge(1, SECOND);

        assertThat(bucket.shortage(0)).isEqualTo(bucket.shortage(SECOND)).isPositive();
    }

    @Property
    void neverLetsThroughMoreThanBurstAndRateTogether(@ForAll @IntRange(min = 1, max = 50) int rate,
            @ForAll @IntRange(min = 1, max = 50) int burst, @ForAll @IntRange(min = 1, max = 20) int seconds) {
        TokenBucket bucket = new TokenBucket(rate, burst, 0);
        int admitted = 0;
        for (long now = 0; now <= seconds * SECOND; now += SECOND / 100) {
            if (bucket.shortage(now).isZero()) {
                bucket.charge(1, now);
                admitted++;
            }
        }
        assertThat(admitted).isLessThanOrEqualTo(burst + rate * seconds);
    }
}
