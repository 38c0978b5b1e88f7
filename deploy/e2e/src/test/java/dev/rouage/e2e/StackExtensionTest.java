package dev.rouage.e2e;

import dev.rouage.e2e.StackExtension.Start;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Order(1)
class StackExtensionTest {

    @Test
    void aStackThatDidNotStartFailsEveryTestWithTheOneCause() {
        Start start = Start.attempt(() -> {
            throw new IllegalArgumentException("port 5433 is taken");
        });

        for (int test = 0; test < 2; test++) {
            assertThatThrownBy(start::stack).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("port 5433 is taken").hasRootCauseInstanceOf(IllegalArgumentException.class);
        }
        start.close();
    }
}
