package dev.rouage.kpi.contribution;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class HistogramProperties {

    @Property(tries = 300)
    void comesBackAsItWasWritten(@ForAll("sums") Map<Integer, Sum> sums) {
        Map<Integer, Sum> expected = new HashMap<>(sums);
        expected.values().removeIf(Sum::isZero);

        byte[] bytes = Histogram.of(new TreeMap<>(sums)).bytes();

        Map<Integer, Sum> read = new HashMap<>();
        Bars bars = new Bars(bytes);
        while (bars.next()) {
            read.put(bars.bucket(), bars.isSmall()
                    ? new Sum(bars.count(), BigDecimal.valueOf(bars.units(), bars.scale()))
                    : bars.sum());
        }
        assertEquals(expected, read);
        assertEquals(Histogram.of(new TreeMap<>(sums)), Histogram.read(bytes));
        assertEquals(expected.isEmpty(), Histogram.read(bytes).isEmpty());
    }

    @Property(tries = 300)
    void isReadFromOneBucketUpToAnother(@ForAll("sums") Map<Integer, Sum> sums,
            @ForAll @IntRange(min = -60, max = 60) int from, @ForAll @IntRange(min = -60, max = 60) int to) {
        TreeMap<Integer, Sum> expected = new TreeMap<>(sums);
        expected.keySet().removeIf(bucket -> bucket < from || bucket >= to);
        expected.values().removeIf(Sum::isZero);

        Map<Integer, Sum> read = new TreeMap<>();
        Bars bars = new Bars(Histogram.of(new TreeMap<>(sums)).bytes(), from, to);
        while (bars.next()) {
            read.put(bars.bucket(), bars.sum());
        }

        assertEquals(expected, read);
    }

    @Property(tries = 300)
    void addsUpBucketByBucket(@ForAll("sums") Map<Integer, Sum> one, @ForAll("sums") Map<Integer, Sum> other) {
        Map<Integer, Sum> expected = new HashMap<>(one);
        other.forEach((bucket, sum) -> expected.merge(bucket, sum, Sum::plus));
        expected.values().removeIf(Sum::isZero);

        Map<Integer, Sum> added = new HashMap<>();
        Histogram.of(new TreeMap<>(one)).plus(Histogram.of(new TreeMap<>(other))).each(added::put);

        assertEquals(plain(expected), plain(added));
    }

    @Property(tries = 300)
    void whatIsTakenBackLeavesNothing(@ForAll("sums") Map<Integer, Sum> sums) {
        TreeMap<Integer, Sum> back = new TreeMap<>();
        sums.forEach((bucket, sum) -> back.put(bucket, new Sum(-sum.count(), sum.value().negate())));

        assertTrue(Histogram.of(new TreeMap<>(sums)).plus(Histogram.of(back)).isEmpty());
    }

    @Example
    void aSumOfAFewBytesTakesAFewBytes() {
        TreeMap<Integer, Sum> sums = new TreeMap<>();
        for (int bucket = 1_000; bucket < 1_100; bucket++) {
            sums.put(bucket, new Sum(3, new BigDecimal("1234.50")));
        }

        assertTrue(Histogram.of(sums).bytes().length <= 601);
    }

    /** Whatever the number of zeros at their ends. */
    private static Map<Integer, Sum> plain(Map<Integer, Sum> sums) {
        Map<Integer, Sum> plain = new HashMap<>();
        sums.forEach((bucket, sum) -> plain.put(bucket, new Sum(sum.count(), sum.value().stripTrailingZeros())));
        return plain;
    }

    @Provide
    Arbitrary<Map<Integer, Sum>> sums() {
        Arbitrary<Integer> buckets = Arbitraries.oneOf(Arbitraries.integers().between(-50, 50),
                Arbitraries.integers().between(-1_000_000, 1_000_000));
        Arbitrary<Long> counts = Arbitraries.oneOf(Arbitraries.longs().between(-2, 2),
                Arbitraries.longs().between(-1L << 60, 1L << 60));
        Arbitrary<BigDecimal> values = Arbitraries.oneOf(Arbitraries.just(BigDecimal.ZERO),
                Arbitraries.bigDecimals().between(new BigDecimal("-1e6"), new BigDecimal("1e6")).ofScale(3),
                Arbitraries.bigDecimals().between(new BigDecimal("-1e30"), new BigDecimal("1e30")).ofScale(2),
                Arbitraries.of(new BigDecimal("9223372036854775807"), new BigDecimal("-9223372036854775808"),
                        new BigDecimal("9223372036854775808")));
        return Arbitraries.maps(buckets, Combinators.combine(counts, values).as(Sum::new)).ofMaxSize(40);
    }
}
