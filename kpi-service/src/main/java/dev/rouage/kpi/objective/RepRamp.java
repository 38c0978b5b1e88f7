package dev.rouage.kpi.objective;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rouage.kpi.calendar.Period;
import org.jspecify.annotations.Nullable;

/**
 * How a new rep has come up to its objective.
 *
 * @param followedMonths
 *            for how many whole months it could be followed
 * @param months
 *            how many whole months it took, that in which it got there included; null when it has not, and then {@code
 *            notBecause} says why
 * @param reachedIn
 *            the month in which it got there; null as {@code months}
 */
public record RepRamp(Hire hire, int followedMonths, @Nullable Integer months, @Nullable Period reachedIn,
        @Nullable NotBecause notBecause) {

    /** Why a rep has not come up to its objective. */
    public enum NotBecause {
        /** It has none on the figure in the months in which it was followed. */
        NO_OBJECTIVE("The rep had no objective of its own on the figure in the months it was followed for"),
        /** Not yet, or not before it left. */
        NOT_REACHED("The rep has not reached that share of its objective in the months it was followed for");

        private final String words;

        NotBecause(String words) {
            this.words = words;
        }

        /** In words. */
        public String words() {
            return words;
        }
    }

    /**
     * The ramp of a rep.
     *
     * @param months
     *            those it is followed for, in their order
     * @param objectives
     *            its own on one figure that adds up over days
     * @param values
     *            the figure's by month
     * @param share
     *            which share of the objective's part that falls on a month has to be reached in it
     */
    public static RepRamp of(Hire hire, List<Period> months, Collection<Objective> objectives,
            Map<Period, BigDecimal> values, BigDecimal share) {
        boolean aimed = false;
        for (int i = 0; i < months.size(); i++) {
            Period month = months.get(i);
            Optional<Objective> objective = objectives.stream().filter(one -> holds(one, month)).findFirst();
            aimed = aimed || objective.isPresent();
            if (objective.map(one -> reaches(values.getOrDefault(month, BigDecimal.ZERO), one, month, share))
                    .orElse(false)) {
                return new RepRamp(hire, months.size(), i + 1, month, null);
            }
        }
        return new RepRamp(hire, months.size(), null, null, aimed ? NotBecause.NOT_REACHED : NotBecause.NO_OBJECTIVE);
    }

    private static boolean holds(Objective objective, Period month) {
        return objective.period().contains(month.from()) && objective.period().contains(month.to().minusDays(1));
    }

    /** Multiplied out, so that the bound itself is reached. */
    private static boolean reaches(BigDecimal value, Objective objective, Period month, BigDecimal share) {
        BigDecimal reached = value.multiply(BigDecimal.valueOf(objective.period().days()));
        BigDecimal needed = share.multiply(objective.goal().target()).multiply(BigDecimal.valueOf(month.days()));
        return reached.compareTo(needed) >= 0;
    }
}
