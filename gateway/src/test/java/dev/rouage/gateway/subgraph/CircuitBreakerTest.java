package dev.rouage.gateway.subgraph;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CircuitBreakerTest {
    private final AtomicLong now = new AtomicLong();
    private final CircuitBreaker breaker = new CircuitBreaker(4, 0.5, Duration.ofSeconds(5), now::get);

    private void requests(boolean... failures) {
        for (boolean failure : failures) {
            breaker.ended(breaker.enter(), failure);
        }
    }

    @Test
    void opensWhenMoreThanTheToleratedShareFails() {
        requests(true, true, false, false);
        assertThat(breaker.isOpen()).isFalse();
        requests(false, false, true, true, true);
        assertThat(breaker.isOpen()).isTrue();
        assertThat(breaker.enter()).isEqualTo(CircuitBreaker.REFUSED);
    }

    @Test
    void saysNothingBeforeItHasSeenEnough() {
        requests(true, true, true);
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void letsOneThroughAfterThePauseAndClosesWhenThatGoesWell() {
        requests(true, true, true, true);
        now.addAndGet(Duration.ofSeconds(5).toNanos());
        int probe = breaker.enter();
        assertThat(probe).isNotEqualTo(CircuitBreaker.REFUSED);
        assertThat(breaker.enter()).isEqualTo(CircuitBreaker.REFUSED);
        breaker.ended(probe, false);
        assertThat(breaker.isOpen()).isFalse();
        requests(true, true, true);
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void waitsAgainWhenTheOneGoesBadly() {
        requests(true, true, true, true);
        now.addAndGet(Duration.ofSeconds(5).toNanos());
        breaker.ended(breaker.enter(), true);
        assertThat(breaker.enter()).isEqualTo(CircuitBreaker.REFUSED);
        now.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(breaker.enter()).isNotEqualTo(CircuitBreaker.REFUSED);
    }

    @Test
    void doesNotCountWhatWasSentBeforeItOpened() {
        int before = breaker.enter();
        requests(true, true, true, true);
        now.addAndGet(Duration.ofSeconds(5).toNanos());
        breaker.enter();
        breaker.ended(before, false);
        assertThat(breaker.isOpen()).isTrue();
    }

    @Test
    void retriesAreAShareOfWhatIsSent() {
        var budget = new RetryBudget(0.1);
        int taken = 0;
        while (budget.take()) {
            taken++;
        }
        assertThat(taken).isEqualTo(10);
        for (int i = 0; i < 25; i++) {
            budget.sent();
        }
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isFalse();
    }
}
