package dev.rouage.kpi.contribution;

import java.math.BigDecimal;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ExactTotalProperties {

    @Property(tries = 10_000)
    void isWhatDecimalsAddUpTo(@ForAll("decimals") List<BigDecimal> decimals) {
        ExactTotal total = new ExactTotal();
        decimals.forEach(one -> total.add(one.unscaledValue().longValueExact(), one.scale()));

        assertEquals(decimals.stream().reduce(BigDecimal.ZERO, BigDecimal::add), total.value());
    }

    @Example
    void doesNotTakeTheLastNumberThatIsTooLargeForOneThatFits() {
        isWhatDecimalsAddUpTo(List.of(BigDecimal.valueOf(Long.MIN_VALUE / 10 - 1), new BigDecimal("0.0")));
        isWhatDecimalsAddUpTo(List.of(BigDecimal.valueOf(Long.MAX_VALUE / 10 + 1), new BigDecimal("0.0")));
    }

    /** Of all sizes and scales, those at the limits of 64 bits among them. */
    @Provide
    Arbitrary<List<BigDecimal>> decimals() {
        Arbitrary<Long> atTheLimits = Combinators.combine(
                Arbitraries.of(Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE / 10, Long.MIN_VALUE / 10,
                        Long.MAX_VALUE / 100, Long.MIN_VALUE / 100, Long.MAX_VALUE / 1_000, Long.MIN_VALUE / 1_000, 0L),
                Arbitraries.longs().between(-2, 2)).as(Long::sum);
        Arbitrary<Long> units = Arbitraries.oneOf(Arbitraries.longs().between(-1_000, 1_000), Arbitraries.longs(),
                atTheLimits);
        Arbitrary<Integer> scales = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.integers().between(0, 4)),
                Tuple.of(1, Arbitraries.integers().between(0, 40)));
        return Combinators.combine(units, scales).as(BigDecimal::valueOf).list().ofMaxSize(12);
    }
}
