package dev.rouage.gateway.guard;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TenantBudgetsTest {
    private final AtomicLong now = new AtomicLong(5_000_000_000L);
    private final TenantBudgets budgets = new TenantBudgets(100, 10, now::get);

    @Test
    void givesWhatIsInTheBucketAndSaysWhenThereWillBeMore() {
        assertThat(budgets.take("a", 60)).isZero();
        assertThat(budgets.take("a", 40)).isZero();
        assertThat(budgets.take("a", 10)).isEqualTo(Duration.ofSeconds(1));
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(budgets.take("a", 10)).isZero();
        assertThat(budgets.take("a", 1)).isPositive();
    }

    @Test
    void neverHasMoreThanTheCapacity() {
        now.addAndGet(Duration.ofDays(1).toNanos());
        assertThat(budgets.take("a", 100)).isZero();
        assertThat(budgets.take("a", 1)).isPositive();
    }

    @Test
    void keepsTenantsApart() {
        assertThat(budgets.take("a", 100)).isZero();
        assertThat(budgets.take("b", 100)).isZero();
    }

    @Test
    void letsAnOperationThroughThatCostsMoreThanTheCapacity() {
        assertThat(budgets.take("a", 1_000)).isZero();
        assertThat(budgets.take("a", 1)).isPositive();
    }
}
