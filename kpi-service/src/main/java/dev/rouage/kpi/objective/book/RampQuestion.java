package dev.rouage.kpi.objective.book;

import java.util.List;

import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.report.PeriodChoice;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;

/** Which reps' ramp is asked for, by when they were hired, and on which figure their objectives are. */
public record RampQuestion(KpiId kpi, PeriodChoice period) {
    /** Objectives on these have a part for each month; a rate has none. */
    private static final List<KpiId> ADDING_UP = List.of(KpiId.WON_REVENUE, KpiId.NEW_CUSTOMERS);
    private static final int MOST_DAYS = 1_100;

    /** Fails with {@code INVALID_ARGUMENT} for a figure that does not add up over days. */
    public RampQuestion {
        if (!ADDING_UP.contains(kpi)) {
            throw invalid("'kpi' must be one of " + ADDING_UP + ", and not " + kpi);
        }
    }

    /** The days of the period; fails with {@code INVALID_ARGUMENT} when they are too many. */
    public Period days(Viewpoint viewpoint) {
        Period days = period.seenFrom(viewpoint.today(), viewpoint.policy().calendar()).period();
        if (days.days() > MOST_DAYS) {
            throw invalid("'period' has " + days.days() + " days; at most " + MOST_DAYS + " are allowed");
        }
        return days;
    }

    private static RouageException invalid(String message) {
        return new RouageException(StandardErrorCode.INVALID_ARGUMENT, message);
    }
}
