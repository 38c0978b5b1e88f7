package dev.rouage.kpi.objective;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.UUID;

import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Reason;
import dev.rouage.kpi.contribution.Sum;
import dev.rouage.kpi.figure.Evaluation;
import dev.rouage.kpi.figure.Figure;
import dev.rouage.kpi.figure.Frame;
import dev.rouage.kpi.figure.Options;
import dev.rouage.kpi.figure.Tally;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

class ProgressProperties {
    private static final LocalDate START = LocalDate.parse("2026-01-01");
    private static final Frame FRAME = new Frame(new Period(START, START.plusDays(1)), START, Options.DEFAULT);

    /** A figure that should rise against target and days counted one by one. */
    @Property
    void aRisingFigureIsMeasuredAgainstItsTarget(@ForAll @IntRange(min = 1, max = 1_000_000) int target,
            @ForAll @IntRange(max = 2_000_000) int revenue, @ForAll @IntRange(min = 1, max = 400) int days,
            @ForAll @IntRange(min = -50, max = 450) int todayAfterStart) {
        Objective objective = objective(KpiId.WON_REVENUE, days, target, null);
        LocalDate today = START.plusDays(todayAfterStart);
        long begun = START.datesUntil(START.plusDays(days)).filter(day -> !day.isAfter(today)).count();

        Progress progress = Progress.of(objective, begun == 0 ? null : revenue(revenue), today);

        assertEquals((double) begun / days, progress.elapsed().doubleValue(), 1e-6);
        if (begun == 0) {
            assertNull(progress.attainment().value());
            assertNotNull(progress.attainment().noValueBecause());
            assertNull(progress.pace().value());
            assertNotNull(progress.pace().noValueBecause());
        } else {
            double attainment = (double) revenue / target;
            assertShare(attainment, progress.attainment());
            assertShare(attainment * days / begun, progress.pace());
        }
    }

    /** At the baseline nothing is attained, at the target all, in between in proportion. */
    @Property
    void aFallingFigureIsMeasuredFromItsBaseline(@ForAll @IntRange(max = 300) int baseline,
            @ForAll @IntRange(max = 300) int target, @ForAll @IntRange(max = 400) int cycle) {
        Objective objective = objective(KpiId.SALES_CYCLE_LENGTH, 10, target, BigDecimal.valueOf(baseline));

        Progress progress = Progress.of(objective, cycle(cycle), START.plusDays(4));

        if (baseline == target) {
            assertEquals("The target is the baseline", progress.attainment().noValueBecause());
            assertEquals("The target is the baseline", progress.pace().noValueBecause());
        } else {
            double attainment = (double) (baseline - cycle) / (baseline - target);
            assertShare(attainment, progress.attainment());
            assertShare(attainment * 2, progress.pace());
        }
    }

    @Example
    void saysWhyThereIsNoAttainment() {
        assertEquals("The target is 0", because(objective(KpiId.WON_REVENUE, 10, 0, null), revenue(5)));
        assertEquals("The figure should fall, and the objective does not say from which baseline",
                because(objective(KpiId.SALES_CYCLE_LENGTH, 10, 30, null), cycle(40)));
        Figure nothing = Evaluation.of(KpiId.SALES_CYCLE_LENGTH, new Tally(), FRAME);
        assertEquals("The figure has no value: " + nothing.noValueBecause(),
                because(objective(KpiId.SALES_CYCLE_LENGTH, 10, 30, BigDecimal.TEN), nothing));
    }

    private static String because(Objective objective, Figure figure) {
        Progress progress = Progress.of(objective, figure, START.plusDays(4));
        assertNull(progress.attainment().value());
        assertNull(progress.pace().value());
        assertEquals(progress.attainment().noValueBecause(), progress.pace().noValueBecause());
        return String.valueOf(progress.attainment().noValueBecause());
    }

    private static void assertShare(double expected, Share share) {
        assertNull(share.noValueBecause());
        BigDecimal value = share.value();
        assertNotNull(value);
        assertEquals(0, BigDecimal.valueOf(expected).subtract(value, MathContext.DECIMAL64).abs()
                .compareTo(new BigDecimal("0.000001").add(BigDecimal.valueOf(Math.abs(expected) * 1e-9))) > 0 ? 1 : 0,
                () -> expected + " and not " + value);
    }

    private static Objective objective(KpiId kpi, int days, int target, @Nullable BigDecimal baseline) {
        return new Objective(new UUID(1, 1), 1, Subject.team(new UUID(2, 2)), ObjectiveRole.MAIN, kpi,
                new Period(START, START.plusDays(days)), new Goal(BigDecimal.valueOf(target), baseline));
    }

    private static Figure revenue(int amount) {
        Tally tally = new Tally();
        tally.add(Measure.WON_AMOUNT, Reason.COUNTED, 1, new Sum(1, BigDecimal.valueOf(amount)));
        return Evaluation.of(KpiId.WON_REVENUE, tally, FRAME);
    }

    private static Figure cycle(int days) {
        Tally tally = new Tally();
        tally.add(Measure.WON_CYCLE, Reason.COUNTED, days, new Sum(1, BigDecimal.valueOf(days)));
        return Evaluation.of(KpiId.SALES_CYCLE_LENGTH, tally, FRAME);
    }
}
