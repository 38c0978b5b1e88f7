package dev.rouage.gateway.request;

import java.util.concurrent.TimeoutException;

import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.problem.HttpProblem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemsTest {
    @Test
    void tellsNobodyWhatWasNotForeseen() {
        HttpProblem problem = Problems.of(new IllegalStateException("secret"), 10_000);

        assertThat(problem.status()).isEqualTo(500);
        assertThat(problem.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
        assertThat(problem).hasMessage("The gateway failed");
    }

    @Test
    void namesTheLimitThatWasPassed() {
        HttpProblem problem = Problems.of(new TimeoutException("(TIMEOUT,-1)"), 10_000);

        assertThat(problem.status()).isEqualTo(504);
        assertThat(problem.code()).isEqualTo(ErrorCode.REQUEST_TIMEOUT);
        assertThat(problem).hasMessage("The request took longer than 10.0 s");
    }
}
