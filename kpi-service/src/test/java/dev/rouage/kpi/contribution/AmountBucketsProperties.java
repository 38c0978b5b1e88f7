package dev.rouage.kpi.contribution;

import java.math.BigDecimal;
import java.math.RoundingMode;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AmountBucketsProperties {

    @Property
    void amountsOfABucketDifferByOnePercentAtMost(
            @ForAll @BigRange(min = "0.01", max = "1000000000") @Scale(2) BigDecimal amount,
            @ForAll @BigRange(min = "1", max = "1.03") @Scale(6) BigDecimal factor) {
        BigDecimal other = amount.multiply(factor);

        boolean same = AmountBuckets.of(amount) == AmountBuckets.of(other);

        assertTrue(!same || other.divide(amount, 9, RoundingMode.DOWN).doubleValue() < 1.0100001);
    }

    @Property
    void bucketsKeepTheOrderOfAmounts(@ForAll @BigRange(min = "-1000000", max = "1000000") @Scale(2) BigDecimal one,
            @ForAll @BigRange(min = "-1000000", max = "1000000") @Scale(2) BigDecimal other) {
        int byAmount = one.compareTo(other);
        int byBucket = Integer.compare(AmountBuckets.of(one), AmountBuckets.of(other));

        assertTrue(byBucket == 0 || byBucket == byAmount);
        assertEquals(one.signum(), Integer.signum(AmountBuckets.of(one)));
    }
}
