package dev.rouage.kpi.contribution;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/** How many observations, and the exact sum of their values. Negative while it is a difference. */
public record Sum(long count, BigDecimal value) {

    /** Both added up. */
    public Sum plus(Sum other) {
        return new Sum(count + other.count, value.add(other.value));
    }

    /** Both added up; null when nothing is left, which takes the entry out of a map that merges with it. */
    public static @Nullable Sum merge(Sum one, Sum other) {
        Sum sum = one.plus(other);
        return sum.isZero() ? null : sum;
    }

    /** Whether there is nothing in it. */
    public boolean isZero() {
        return count == 0 && value.signum() == 0;
    }
}
