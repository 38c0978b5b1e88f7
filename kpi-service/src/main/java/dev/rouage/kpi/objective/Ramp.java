package dev.rouage.kpi.objective;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;

import dev.rouage.kpi.figure.KaplanMeierCurve;
import dev.rouage.kpi.objective.RepRamp.NotBecause;
import org.jspecify.annotations.Nullable;

/**
 * How fast the reps hired in a period have come up to their objectives.
 *
 * @param share
 *            which share of the objective had to be reached, 0..1
 * @param medianMonths
 *            the median number of whole months after Kaplan and Meier; null when there is none, and then {@code
 *            noValueBecause} says why
 * @param n
 *            reps with an objective
 * @param reached
 *            those of them who got there
 */
public record Ramp(BigDecimal share, List<RepRamp> reps, @Nullable Integer medianMonths, long n, long reached,
        @Nullable String noValueBecause) {
    private static final String NOBODY = "Nobody hired in the period has an objective of its own on the figure";
    private static final String TOO_FEW = "No more than half of those hired in the period have reached that share";

    /** Takes a copy. */
    public Ramp {
        reps = List.copyOf(reps);
    }

    /** The ramp of these reps; who has no objective is left out of the median. */
    public static Ramp of(BigDecimal share, List<RepRamp> reps) {
        KaplanMeierCurve curve = new KaplanMeierCurve();
        for (RepRamp rep : reps) {
            Integer months = rep.months();
            if (months != null) {
                curve.reachedOn(months, 1);
            } else if (rep.notBecause() != NotBecause.NO_OBJECTIVE) {
                curve.notYet(rep.followedMonths(), 1);
            }
        }
        OptionalInt median = curve.median();
        String because = curve.all() == 0 ? NOBODY : TOO_FEW;
        return new Ramp(share, reps, median.isPresent() ? median.getAsInt() : null, curve.all(), curve.reached(),
                median.isPresent() ? null : because);
    }

    /** How many reps are left out since they have no objective. */
    public long withoutObjective() {
        return reps.size() - n;
    }
}
