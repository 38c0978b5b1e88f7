package dev.rouage.kpi.figure;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.rouage.kpi.contribution.AmountBuckets;
import dev.rouage.kpi.contribution.Bars;
import dev.rouage.kpi.contribution.Histogram;
import dev.rouage.kpi.contribution.Sum;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
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

    @Property
    void addsUpWhateverComesInAnyOrder(@ForAll("sums") List<Map.Entry<Integer, Sum>> sums) {
        Map<Integer, Sum> expected = new TreeMap<>();
        Distribution one = new Distribution();
        Distribution stored = new Distribution();
        for (Map.Entry<Integer, Sum> entry : sums) {
            expected.merge(entry.getKey(), entry.getValue(), Sum::merge);
            one.add(entry.getKey(), entry.getValue());
            stored.add(new Bars(Histogram.of(new TreeMap<>(Map.of(entry.getKey(), entry.getValue()))).bytes()));
            if (entry.getKey() == 0) {
                stored.total();
            }
        }
        expected.values().removeIf(Sum::isZero);

        assertEquals(plain(expected), plain(one.buckets()));
        assertEquals(plain(expected), plain(stored.buckets()));
        assertEquals(expected.isEmpty(), one.isEmpty());
        assertEquals(0, stored.total().value()
                .compareTo(expected.values().stream().map(Sum::value).reduce(BigDecimal.ZERO, BigDecimal::add)));
    }

    /** Whatever the number of zeros at their ends. */
    private static Map<Integer, Sum> plain(Map<Integer, Sum> sums) {
        Map<Integer, Sum> plain = new TreeMap<>();
        sums.forEach((bucket, sum) -> plain.put(bucket, new Sum(sum.count(), sum.value().stripTrailingZeros())));
        return plain;
    }

    @Provide
    Arbitrary<List<Map.Entry<Integer, Sum>>> sums() {
        Arbitrary<BigDecimal> values = Arbitraries.oneOf(
                Arbitraries.bigDecimals().between(BigDecimal.valueOf(-5), BigDecimal.valueOf(5)).ofScale(1),
                Arbitraries.bigDecimals().between(new BigDecimal("-1e17"), new BigDecimal("1e17")).ofScale(2),
                Arbitraries.bigDecimals().between(new BigDecimal("-1e25"), new BigDecimal("1e25")).ofScale(3));
        Arbitrary<Sum> sums = Combinators.combine(Arbitraries.longs().between(-2, 2), values).as(Sum::new);
        return Combinators.combine(Arbitraries.integers().between(-3, 3), sums).as(Map::entry).list().ofMaxSize(60);
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
