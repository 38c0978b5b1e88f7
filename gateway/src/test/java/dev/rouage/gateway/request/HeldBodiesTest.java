package dev.rouage.gateway.request;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

import dev.rouage.gateway.request.HeldBodies.Held;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HeldBodiesTest {
    private final HeldBodies all = new HeldBodies(200_000);

    @Test
    void refusesWhatIsBeyondTheBoundUntilAnotherIsReleased() {
        Held first = all.begin();
        assertThat(first.add(60_000)).isTrue();
        assertThat(first.add(40_000)).isTrue();
        assertThat(all.begin().add(60_000)).isFalse();

        first.release();
        first.release();
        assertThat(all.begin().add(100_000)).isTrue();
        assertThat(all.begin().add(60_000)).isFalse();
    }

    @Test
    void letsNoLargeBodyKeepASmallOneOut() {
        for (int i = 0; i < 10; i++) {
            assertThat(all.begin().add(18_000)).isTrue();
        }
        assertThat(all.begin().add(18_000)).isFalse();
        assertThat(all.begin().add(HeldBodies.SMALL)).isTrue();
    }

    @Test
    void boundsTheSmallOnesToo() {
        assertThat(IntStream.range(0, 1_000).filter(_ -> all.begin().add(1_000)).count()).isEqualTo(100);
    }

    @Test
    void countsWhatParsingMakesOfABody() {
        assertThat(HeldBodies.parsed("{\"a\":[[],[],1]}".getBytes(StandardCharsets.US_ASCII))).isEqualTo(6 * 32);
    }

    @Test
    void takesNothingAnyMoreForABodyThatWasRefused() {
        Held refused = all.begin();
        assertThat(refused.add(300_000)).isFalse();
        assertThat(refused.add(1)).isFalse();
        assertThat(all.begin().add(100_000)).isTrue();
    }
}
