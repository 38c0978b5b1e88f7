package dev.rouage.kpi.objective;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.objective.Breach.Kind;

/** On each day a team has exactly one main objective and one to three indicators. */
public final class ObjectiveRules {
    /** How many indicators a team has at most. */
    public static final int MOST_INDICATORS = 3;
    /** How many objectives of its own a rep has at most. */
    public static final int MOST_INDIVIDUAL = 10;

    private ObjectiveRules() {}

    /** What is missing or too many of one team's objectives within those days, in the order of days. */
    public static List<Breach> check(UUID team, Collection<Objective> objectives, Period within) {
        List<Breach> breaches = new ArrayList<>();
        for (Period part : parts(objectives, within)) {
            main(count(objectives, ObjectiveRole.MAIN, part))
                    .ifPresent(kind -> add(breaches, new Breach(team, part, kind,
                            count(objectives, ObjectiveRole.MAIN, part))));
            indicator(count(objectives, ObjectiveRole.INDICATOR, part))
                    .ifPresent(kind -> add(breaches, new Breach(team, part, kind,
                            count(objectives, ObjectiveRole.INDICATOR, part))));
        }
        return List.copyOf(breaches);
    }

    /** How many individual objectives hold at once, on the day with the most of them. */
    public static int mostAtOnce(Collection<Objective> objectives, Period within) {
        return parts(objectives, within).stream()
                .mapToInt(part -> count(objectives, ObjectiveRole.INDIVIDUAL, part)).max().orElse(0);
    }

    private static Optional<Kind> main(int count) {
        return count == 1 ? Optional.empty() : Optional.of(count == 0 ? Kind.MAIN_MISSING : Kind.SEVERAL_MAIN);
    }

    private static Optional<Kind> indicator(int count) {
        if (count == 0) {
            return Optional.of(Kind.INDICATOR_MISSING);
        }
        return count > MOST_INDICATORS ? Optional.of(Kind.TOO_MANY_INDICATORS) : Optional.empty();
    }

    /** The days cut wherever an objective begins or ends, so that on each part the same ones hold. */
    private static List<Period> parts(Collection<Objective> objectives, Period within) {
        NavigableSet<LocalDate> cuts = new TreeSet<>(List.of(within.from(), within.to()));
        for (Objective objective : objectives) {
            for (LocalDate day : List.of(objective.period().from(), objective.period().to())) {
                if (within.contains(day)) {
                    cuts.add(day);
                }
            }
        }
        List<Period> parts = new ArrayList<>();
        for (LocalDate from : cuts.headSet(within.to(), false)) {
            LocalDate to = cuts.higher(from);
            parts.add(new Period(from, to == null ? within.to() : to));
        }
        return parts;
    }

    private static int count(Collection<Objective> objectives, ObjectiveRole role, Period part) {
        return Math.toIntExact(objectives.stream().filter(objective -> objective.role() == role
                && objective.period().contains(part.from())).count());
    }

    /** A breach that goes on is one breach. */
    private static void add(List<Breach> breaches, Breach breach) {
        for (int i = 0; i < breaches.size(); i++) {
            Breach before = breaches.get(i);
            if (before.kind() == breach.kind() && before.count() == breach.count()
                    && before.during().to().equals(breach.during().from())) {
                breaches.set(i, new Breach(breach.team(),
                        new Period(before.during().from(), breach.during().to()), breach.kind(), breach.count()));
                return;
            }
        }
        breaches.add(breach);
    }
}
