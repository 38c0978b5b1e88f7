package dev.rouage.kpi.figure;

import java.math.BigDecimal;
import java.util.List;

import dev.rouage.kpi.contribution.AmountBuckets;
import dev.rouage.kpi.contribution.Sum;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;

import static org.junit.jupiter.api.Assertions.assertEquals;

class DistributionProperties {

    @Property
    void quantilesOfDaysAreExact(@ForAll @NotEmpty List<@IntRange(min = 0, max = 400) Integer> days,
            @ForAll @DoubleRange(min = 0, max = 1) double share) {
        Distribution distribution = new Distribution();
        days.forEach(day -> distribution.add(day, new Sum(1, BigDecimal.valueOf(day))));

        assertEquals(quantile(days.stream().map(Integer::doubleValue).toList(), share),
                distribution.quantile(share).orElseThrow().doubleValue(), 1e-9);
    }

    @Property
    void quantilesOfAmountsAreWithinOnePercent(@ForAll("amounts") List<BigDecimal> amounts,
            @ForAll @DoubleRange(min = 0, max = 1) double share) {
        Distribution distribution = new Distribution();
        amounts.forEach(amount -> distribution.add(AmountBuckets.of(amount), new Sum(1, amount)));

        double exact = quantile(amounts.stream().map(BigDecimal::doubleValue).toList(), share);

        assertEquals(exact, distribution.quantile(share).orElseThrow().doubleValue(), exact * 0.0100001);
    }

    @Provide
    Arbitrary<List<BigDecimal>> amounts() {
        return Arbitraries.bigDecimals().between(new BigDecimal("0.01"), new BigDecimal("5000000")).ofScale(2).list()
                .ofMinSize(1).ofMaxSize(200);
    }

    /** As spreadsheets and statistics packages define it by default. */
    private static double quantile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        double rank = share * (sorted.size() - 1);
        double lower = sorted.get((int) rank);
        double upper = sorted.get(Math.min((int) rank + 1, sorted.size() - 1));
        return lower + (upper - lower) * (rank - (int) rank);
    }
}
