package dev.rouage.kpi.objective;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.objective.Breach.Kind;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ObjectiveRulesProperties {
    private static final LocalDate START = LocalDate.parse("2026-01-01");
    private static final UUID TEAM = new UUID(2, 2);
    private static final Period DAYS = new Period(START.plusDays(5), START.plusDays(25));

    /** The rule applied to each day by itself gives the same, day for day. */
    @Property
    void everyDayIsJudgedByWhatHoldsOnIt(@ForAll("objectives") List<Objective> objectives) {
        List<Breach> breaches = ObjectiveRules.check(TEAM, objectives, DAYS);

        Map<LocalDate, List<String>> found = new HashMap<>();
        for (Breach breach : breaches) {
            breach.during().from().datesUntil(breach.during().to()).forEach(day -> found
                    .computeIfAbsent(day, _ -> new ArrayList<>()).add(breach.kind() + " " + breach.count()));
        }
        DAYS.from().datesUntil(DAYS.to()).forEach(day -> assertEquals(naive(objectives, day),
                found.getOrDefault(day, List.of()).stream().sorted().toList(), () -> day + " of " + objectives));
        assertTrue(found.keySet().stream().allMatch(DAYS::contains));
    }

    /** What goes on without a change is told once. */
    @Property
    void neighboursDiffer(@ForAll("objectives") List<Objective> objectives) {
        List<Breach> breaches = ObjectiveRules.check(TEAM, objectives, DAYS);

        for (Breach one : breaches) {
            assertTrue(breaches.stream().noneMatch(other -> other.kind() == one.kind() && other.count() == one.count()
                    && other.during().from().equals(one.during().to())), breaches::toString);
        }
    }

    @Property
    void countsIndividualObjectivesOnTheFullestDay(@ForAll("objectives") List<Objective> objectives) {
        long most = DAYS.from().datesUntil(DAYS.to())
                .mapToLong(day -> count(objectives, ObjectiveRole.INDIVIDUAL, day)).max().orElse(0);

        assertEquals(most, ObjectiveRules.mostAtOnce(objectives, DAYS));
    }

    private static List<String> naive(List<Objective> objectives, LocalDate day) {
        List<String> wrong = new ArrayList<>();
        long main = count(objectives, ObjectiveRole.MAIN, day);
        long indicators = count(objectives, ObjectiveRole.INDICATOR, day);
        if (main == 0) {
            wrong.add(Kind.MAIN_MISSING + " 0");
        } else if (main > 1) {
            wrong.add(Kind.SEVERAL_MAIN + " " + main);
        }
        if (indicators == 0) {
            wrong.add(Kind.INDICATOR_MISSING + " 0");
        } else if (indicators > 3) {
            wrong.add(Kind.TOO_MANY_INDICATORS + " " + indicators);
        }
        return wrong.stream().sorted().toList();
    }

    private static long count(List<Objective> objectives, ObjectiveRole role, LocalDate day) {
        return objectives.stream().filter(one -> one.role() == role && !day.isBefore(one.period().from())
                && day.isBefore(one.period().to())).count();
    }

    @Provide
    Arbitrary<List<Objective>> objectives() {
        return Combinators.combine(Arbitraries.of(ObjectiveRole.class), Arbitraries.integers().between(0, 28),
                Arbitraries.integers().between(1, 15))
                .as((role, first, length) -> new Objective(new UUID(first, length),
                        1, Subject.team(TEAM), role, KpiId.WON_REVENUE,
                        new Period(START.plusDays(first), START.plusDays(first + length)),
                        new Goal(BigDecimal.ONE, null)))
                .list().ofMaxSize(9);
    }
}
