package dev.rouage.benchmarks;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SamplesTest {

    @Test
    void theMedianIsTheMiddleOrBetweenTheTwoMiddleOnes() {
        assertThat(Samples.of(List.of(9.0, 1.0, 2.0)).median()).isEqualTo(2);
        assertThat(Samples.of(List.of(9.0, 1.0, 2.0, 4.0)).median()).isEqualTo(3);
    }

    @Test
    void aPercentileIsAValueThatWasMeasured() {
        Samples hundred = Samples.of(IntStream.rangeClosed(1, 100).mapToObj(Double::valueOf).toList());

        assertThat(hundred.percentile(50)).isEqualTo(50);
        assertThat(hundred.percentile(99)).isEqualTo(99);
        assertThat(Samples.of(List.of(7.0)).percentile(99)).isEqualTo(7);
    }
}
