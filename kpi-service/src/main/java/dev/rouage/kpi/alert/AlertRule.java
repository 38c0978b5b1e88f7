package dev.rouage.kpi.alert;

import java.math.BigDecimal;
import java.util.UUID;

import dev.rouage.kpi.calendar.NamedPeriod;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.figure.Figure;
import dev.rouage.kpi.objective.Progress;
import org.jspecify.annotations.Nullable;

/**
 * When to raise an alert about a figure of a team.
 *
 * @param team
 *            null for the company as a whole
 * @param bound
 *            a value in the figure's unit, or a pace
 * @param period
 *            over which the figure is taken; null where an objective says it
 * @param patience
 *            how much must be known before it is judged
 */
public record AlertRule(UUID id, KpiId kpi, @Nullable UUID team, AlertCondition condition, BigDecimal bound,
        @Nullable NamedPeriod period, Patience patience) {

    /**
     * How much must be known before a rule is judged.
     *
     * @param minimumCount
     *            how many records the figure must rest on
     * @param minimumElapsed
     *            which share of an objective's days must have begun
     */
    public record Patience(int minimumCount, BigDecimal minimumElapsed) {}

    /** What a rule comes to. */
    public enum Verdict {
        /** It calls for attention. */
        RAISED,
        /** It doesn't. */
        QUIET,
        /** That can't be told: whatever was the case before still is. */
        UNKNOWN
    }

    /** Judges a figure's value. */
    public Verdict judge(Figure figure) {
        BigDecimal value = figure.value();
        if (value == null || figure.parts().n() < patience.minimumCount()) {
            return Verdict.UNKNOWN;
        }
        boolean raised = switch (condition) {
            case ABOVE -> value.compareTo(bound) > 0;
            case BELOW -> value.compareTo(bound) < 0;
            case OFF_PACE -> throw new IllegalStateException("Off pace is judged by an objective's progress");
        };
        return raised ? Verdict.RAISED : Verdict.QUIET;
    }

    /** Judges an objective's pace. */
    public Verdict judge(Progress progress) {
        BigDecimal pace = progress.pace().value();
        if (pace == null || progress.elapsed().compareTo(patience.minimumElapsed()) < 0) {
            return Verdict.UNKNOWN;
        }
        return pace.compareTo(bound) < 0 ? Verdict.RAISED : Verdict.QUIET;
    }
}
