package dev.rouage.kpi.contribution;

import java.math.BigDecimal;

/** How many observations, and the exact sum of their values. Negative while it is a difference. */
public record Sum(long count, BigDecimal value) {

    /** Both added up. */
    public Sum plus(Sum other) {
        return new Sum(count + other.count, value.add(other.value));
    }

    /** Whether there is nothing in it. */
    public boolean isZero() {
        return count == 0 && value.signum() == 0;
    }
}
