package dev.rouage.demo.story;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DiceTest {

    private static final int THROWS = 50;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, Long.MIN_VALUE})
    void diceOfNeighbouringIndicesShareNoThrow(long seed) {
        for (long index = 0; index < 100; index++) {
            assertThat(throwsOf(new Dice(seed, "deal", index))).hasSize(THROWS)
                    .doesNotContainAnyElementsOf(throwsOf(new Dice(seed, "deal", index + 1)));
        }
    }

    @Test
    void firstThrowsOfManyIndicesAverageAHalf() {
        double mean = LongStream.range(0, 10_000).mapToDouble(index -> new Dice(1, "deal", index).next()).average()
                .orElseThrow();

        assertThat(mean).isBetween(0.485, 0.515);
    }

    private static Set<Double> throwsOf(Dice dice) {
        Set<Double> values = new HashSet<>();
        for (int i = 0; i < THROWS; i++) {
            values.add(dice.next());
        }
        return values;
    }
}
