package dev.rouage.kpi.objective;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.objective.RepRamp.NotBecause;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

class RampTest {
    private static final UUID ANNA = new UUID(0, 1);
    private static final LocalDate TODAY = LocalDate.parse("2026-07-15");
    private static final BigDecimal SHARE = new BigDecimal("0.8");

    @Test
    void followsWholeMonthsThatAreOver() {
        assertEquals(List.of(month("2026-05-01"), month("2026-06-01")), hire("2026-04-02", null).months(TODAY));
        assertEquals(month("2026-04-01"), hire("2026-04-01", null).months(TODAY).getFirst());
        assertEquals(List.of(), hire("2026-07-01", null).months(TODAY));
        assertEquals(List.of(month("2026-07-01")), hire("2026-07-01", null).months(LocalDate.parse("2026-08-01")));
    }

    @Test
    void followsWhoLeftNoLongerThanThat() {
        assertEquals(List.of(month("2026-04-01")), hire("2026-04-01", "2026-05-30").months(TODAY));
        assertEquals(2, hire("2026-04-01", "2026-05-31").months(TODAY).size());
        assertEquals(Hire.MOST_MONTHS, hire("2020-01-01", null).months(TODAY).size());
    }

    @Test
    void reachesTheShareOfWhatFallsOnTheMonth() {
        Objective halfYear = objective("2026-04-01", "2026-10-01", "18300");
        // 183 days, 100 a day: 3,000 in April, of which 0.8 are 2,400
        assertEquals(1, ramp(hire("2026-04-01", null), halfYear, Map.of(month("2026-04-01"), money("2400"))).months());

        RepRamp later = ramp(hire("2026-04-01", null), halfYear,
                Map.of(month("2026-04-01"), money("2399.99"), month("2026-05-01"), money("2480")));
        assertEquals(2, later.months());
        assertEquals(month("2026-05-01"), later.reachedIn());
        assertEquals(3, later.followedMonths());
        assertNull(later.notBecause());
    }

    @Test
    void theShareIsTheCompanys() {
        Objective april = objective("2026-04-01", "2026-05-01", "1000");
        Hire hire = hire("2026-04-01", null);
        Map<Period, BigDecimal> values = Map.of(month("2026-04-01"), money("500"));

        assertEquals(1, RepRamp.of(hire, hire.months(TODAY), List.of(april), values, new BigDecimal("0.5")).months());
        assertNull(RepRamp.of(hire, hire.months(TODAY), List.of(april), values, new BigDecimal("0.51")).months());
    }

    @Test
    void whoHasNoObjectiveIsNotSaidToHaveMissedIt() {
        Objective partOfAMonth = objective("2026-04-01", "2026-04-30", "1000");

        assertEquals(NotBecause.NO_OBJECTIVE,
                ramp(hire("2026-04-01", null), partOfAMonth, Map.of(month("2026-04-01"), money("9999"))).notBecause());
        assertEquals(NotBecause.NOT_REACHED,
                ramp(hire("2026-04-01", null), objective("2026-04-01", "2027-04-01", "1000"), Map.of()).notBecause());
    }

    @Test
    void medianFollowsWhoIsNotThereYetForAsLongAsItIsKnown() {
        RepRamp first = ramp(hire("2026-01-01", null), objective("2026-01-01", "2027-01-01", "365"),
                Map.of(month("2026-03-01"), money("31")));
        RepRamp censored = ramp(hire("2026-06-01", null), objective("2026-01-01", "2027-01-01", "365"), Map.of());
        RepRamp none = ramp(hire("2026-01-01", null), objective("2025-01-01", "2025-02-01", "1"), Map.of());

        assertEquals(3, Ramp.of(SHARE, List.of(first, first, censored, none)).medianMonths());
        Ramp even = Ramp.of(SHARE, List.of(first, censored, none));
        assertNull(even.medianMonths());
        assertNotNull(even.noValueBecause());
        assertEquals(List.of(2L, 1L, 1L), List.of(even.n(), even.reached(), even.withoutObjective()));
        assertNotNull(Ramp.of(SHARE, List.of()).noValueBecause());
    }

    private static RepRamp ramp(Hire hire, Objective objective, Map<Period, BigDecimal> values) {
        return RepRamp.of(hire, hire.months(TODAY), Arrays.asList(objective), values, SHARE);
    }

    private static Hire hire(String on, @Nullable String left) {
        return new Hire(ANNA, LocalDate.parse(on), left == null ? null : LocalDate.parse(left));
    }

    private static Objective objective(String from, String to, String target) {
        return new Objective(new UUID(0, 9), 1, Subject.rep(ANNA), ObjectiveRole.INDIVIDUAL, KpiId.WON_REVENUE,
                new Period(LocalDate.parse(from), LocalDate.parse(to)), new Goal(money(target), null));
    }

    private static Period month(String first) {
        return new Period(LocalDate.parse(first), LocalDate.parse(first).plusMonths(1));
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }
}
