package dev.rouage.kpi.figure;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.junit.jupiter.api.Assertions.assertEquals;

class KaplanMeierCurveProperties {
    /** A rep who sold, or was last seen without a sale, on that day. */
    record Rep(int day, boolean sold) {}

    /** Where everybody is followed to the end, the curve is the plain share of those who have sold. */
    @Property
    void withoutCensoringTheCurveIsThePlainShare(@ForAll("reps") List<Rep> reps,
            @ForAll @IntRange(min = 0, max = 60) int day) {
        List<Rep> sellers = reps.stream().map(rep -> new Rep(rep.day(), true)).toList();
        long sold = sellers.stream().filter(rep -> rep.day() <= day).count();

        Optional<BigDecimal> share = curve(sellers).shareBy(day);

        if (!sellers.isEmpty()) {
            assertEquals((double) sold / sellers.size(), share.orElseThrow().doubleValue(), 1e-12);
        }
    }

    /** The product over the days, as the textbook has it, rep by rep. */
    @Property
    void curveIsTheProductOverTheDays(@ForAll("reps") List<Rep> reps, @ForAll @IntRange(min = 0, max = 60) int day) {
        double waiting = 1;
        for (int d = 0; d <= day; d++) {
            int on = d;
            double atRisk = reps.stream().filter(rep -> rep.day() >= on).count();
            double sold = reps.stream().filter(rep -> rep.sold() && rep.day() == on).count();
            waiting *= atRisk == 0 ? 1 : 1 - sold / atRisk;
        }
        boolean known = reps.stream().anyMatch(rep -> rep.day() >= day) || !reps.isEmpty() && waiting < 1e-12;

        Optional<BigDecimal> share = curve(reps).shareBy(day);

        assertEquals(known, share.isPresent());
        double expected = 1 - waiting;
        share.ifPresent(given -> assertEquals(expected, given.doubleValue(), 1e-12));
    }

    @Example
    void medianNeedsMoreThanHalfToHaveSold() {
        assertEquals(OptionalInt.empty(), curve(List.of(new Rep(10, true), new Rep(40, false))).median());
        assertEquals(OptionalInt.of(20),
                curve(List.of(new Rep(10, true), new Rep(20, true), new Rep(40, false))).median());
    }

    @Example
    void nobodyIsNotEverybody() {
        assertEquals(Optional.empty(), new KaplanMeierCurve().shareBy(30));
        assertEquals(OptionalInt.empty(), new KaplanMeierCurve().median());
    }

    @Provide
    Arbitrary<List<Rep>> reps() {
        return Combinators.combine(Arbitraries.integers().between(0, 50), Arbitraries.of(true, false)).as(Rep::new)
                .list().ofMaxSize(12);
    }

    private static KaplanMeierCurve curve(List<Rep> reps) {
        KaplanMeierCurve curve = new KaplanMeierCurve();
        for (Rep rep : reps) {
            if (rep.sold()) {
                curve.reachedOn(rep.day(), 1);
            } else {
                curve.notYet(rep.day(), 1);
            }
        }
        return curve;
    }
}
