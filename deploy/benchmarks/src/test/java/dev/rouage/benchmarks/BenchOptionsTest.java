package dev.rouage.benchmarks;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BenchOptionsTest {

    @Test
    void whatIsNotSaidIsModerate() {
        assertThat(BenchOptions.parse(List.of())).isEqualTo(new BenchOptions(100_000, 3, 30, false));
    }

    @Test
    void readsWhatIsSaid() {
        assertThat(BenchOptions.parse(List.of("--records", "2000000", "--running", "--rounds", "1")))
                .isEqualTo(new BenchOptions(2_000_000, 1, 30, true));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        for (List<String> wrong : List.of(List.of("--record", "1"), List.of("--records"), List.of("--rounds", "0"),
                List.of("--records", "-5"), List.of("--seconds", "ten"))) {
            assertThatThrownBy(() -> BenchOptions.parse(wrong)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(wrong.getFirst());
        }
    }
}
