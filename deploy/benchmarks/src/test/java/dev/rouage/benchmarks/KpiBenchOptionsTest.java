package dev.rouage.benchmarks;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KpiBenchOptionsTest {

    @Test
    void readsWhatIsSaid() {
        assertThat(KpiBenchOptions.parse(List.of()))
                .isEqualTo(new KpiBenchOptions(List.of(10_000, 100_000), 300, false, null));
        assertThat(KpiBenchOptions.parse(List.of("--deals", "1000000,10000", "--requests", "5", "--running")))
                .isEqualTo(new KpiBenchOptions(List.of(10_000, 1_000_000), 5, true, null));
        assertThat(KpiBenchOptions.parse(List.of("--deals", "1000000", "--running", "--loaded", "bench-1")))
                .isEqualTo(new KpiBenchOptions(List.of(1_000_000), 300, true, "bench-1"));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        for (List<String> wrong : List.of(List.of("--deal", "1"), List.of("--deals"), List.of("--deals", "0"),
                List.of("--deals", "10,"), List.of("--requests", "many"), List.of("--loaded", "bench-1"))) {
            assertThatThrownBy(() -> KpiBenchOptions.parse(wrong)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(wrong.getFirst());
        }
    }
}
