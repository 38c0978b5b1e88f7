package dev.rouage.kpi.contribution;

import java.math.BigDecimal;

/**
 * Buckets whose upper bound is 1 % above their lower one. Since each bucket also keeps its count and sum, its mean stands
 * for its values: off by at most 1 %, and exact where all of them are equal.
 */
public final class AmountBuckets {
    private static final double SMALLEST = 0.01;
    /** StrictMath, so that every machine puts an amount into the same bucket. */
    private static final double LOG_GROWTH = StrictMath.log(1.01);

    private AmountBuckets() {}

    /** The bucket: 0 for zero, positive ones for positive amounts in their order, negative ones as their mirror. */
    public static int of(BigDecimal amount) {
        if (amount.signum() == 0) {
            return 0;
        }
        double size = Math.max(amount.abs().doubleValue() / SMALLEST, 1);
        int bucket = 1 + (int) StrictMath.floor(StrictMath.log(size) / LOG_GROWTH);
        return amount.signum() * bucket;
    }
}
