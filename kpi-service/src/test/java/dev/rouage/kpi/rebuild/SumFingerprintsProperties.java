package dev.rouage.kpi.rebuild;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.rouage.kpi.contribution.Cut;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Reason;
import dev.rouage.kpi.contribution.RollupKey;
import dev.rouage.kpi.contribution.Span;
import dev.rouage.kpi.contribution.Sum;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SumFingerprintsProperties {

    /** One by one or added up, in whatever order: it comes out even exactly when the sums are equal. */
    @Property
    void isEvenWhenTheSumsAreEqualAndOnlyThen(@ForAll("moves") List<Map.Entry<RollupKey, Sum>> one,
            @ForAll("moves") List<Map.Entry<RollupKey, Sum>> other) {
        assertTrue(uneven(one, List.copyOf(summed(one).entrySet())));
        assertEquals(summed(one).equals(summed(other)), uneven(one, other));
    }

    private static boolean uneven(List<Map.Entry<RollupKey, Sum>> added, List<Map.Entry<RollupKey, Sum>> taken) {
        SumFingerprints prints = new SumFingerprints();
        added.forEach(move -> prints.add(move.getKey(), move.getValue()));
        taken.forEach(move -> prints.takeBack(move.getKey(), move.getValue()));
        return prints.uneven().isEmpty();
    }

    private static Map<RollupKey, Sum> summed(List<Map.Entry<RollupKey, Sum>> moves) {
        Map<RollupKey, Sum> sums = new HashMap<>();
        moves.forEach(move -> sums.merge(move.getKey(), move.getValue(), Sum::plus));
        sums.values().removeIf(Sum::isZero);
        return sums;
    }

    @Provide
    Arbitrary<List<Map.Entry<RollupKey, Sum>>> moves() {
        Arbitrary<RollupKey> keys = Combinators.combine(Arbitraries.of(Cut.TOTAL, Cut.REP),
                Arbitraries.longs().between(0, 2), Arbitraries.of(Measure.WON_AMOUNT, Measure.WON_CYCLE),
                Arbitraries.of(Span.class), Arbitraries.integers().between(-1, 1))
                .as((cut, part, measure, span, bucket) -> new RollupKey(
                        cut, new UUID(part, 0), measure, span, LocalDate.EPOCH.plusDays(bucket), Reason.COUNTED,
                        bucket));
        Arbitrary<Sum> sums = Combinators.combine(Arbitraries.longs().between(-2, 2),
                Arbitraries.integers().between(-2, 2)).as((count, value) -> new Sum(count, BigDecimal.valueOf(value)));
        return Combinators.combine(keys, sums).as((key, sum) -> Map.entry(key, sum)).list().ofMaxSize(5);
    }
}
