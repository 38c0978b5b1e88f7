package dev.rouage.kpi.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

import dev.rouage.kpi.calendar.Period;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ProRataProperties {
    private static final LocalDate START = LocalDate.parse("2024-01-15");

    private record Cost(int from, int length, BigDecimal amount) {}

    @Property
    void isTheSumOfEachDaysShare(@ForAll("costs") List<Cost> costs, @ForAll @IntRange(min = 0, max = 800) int from,
            @ForAll @IntRange(min = 1, max = 400) int length) {
        BigDecimal expected = BigDecimal.ZERO;
        for (Cost cost : costs) {
            BigDecimal share = cost.amount.divide(BigDecimal.valueOf(cost.length), MathContext.DECIMAL128);
            for (int day = cost.from; day < cost.from + cost.length; day++) {
                if (day >= from && day < from + length) {
                    expected = expected.add(share);
                }
            }
        }
        assertEquals(cents(expected), cents(total(costs, from, from + length)));
    }

    @Property
    void partsOfAPeriodAddUp(@ForAll("costs") List<Cost> costs, @ForAll @IntRange(min = 0, max = 800) int from,
            @ForAll @IntRange(min = 1, max = 400) int first, @ForAll @IntRange(min = 1, max = 400) int second) {
        assertEquals(cents(total(costs, from, from + first + second)),
                cents(total(costs, from, from + first).add(total(costs, from + first, from + first + second))));
    }

    @Property
    void allOfItFallsIntoAPeriodThatHoldsAllDays(@ForAll("costs") List<Cost> costs) {
        assertEquals(cents(costs.stream().map(Cost::amount).reduce(BigDecimal.ZERO, BigDecimal::add)),
                cents(total(costs, 0, 5_000)));
    }

    @Provide
    Arbitrary<List<Cost>> costs() {
        return Combinators.combine(Arbitraries.integers().between(0, 900), Arbitraries.integers().between(1, 400),
                Arbitraries.bigDecimals().between(new BigDecimal("-500"), new BigDecimal("900000")).ofScale(2))
                .as(Cost::new).list().ofMaxSize(15);
    }

    private static BigDecimal total(List<Cost> costs, int from, int to) {
        ProRata proRata = new ProRata(new Period(START.plusDays(from), START.plusDays(to)));
        for (Cost cost : costs) {
            proRata.begin(START.plusDays(cost.from), cost.length, cost.amount);
            proRata.end(START.plusDays(cost.from + cost.length), cost.length, cost.amount);
        }
        return proRata.total();
    }

    /** Dividing at the end or day by day differs in the digits behind these. */
    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(12, RoundingMode.HALF_UP);
    }
}
