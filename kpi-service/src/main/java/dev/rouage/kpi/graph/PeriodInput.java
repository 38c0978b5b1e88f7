package dev.rouage.kpi.graph;

import java.time.LocalDate;

import dev.rouage.kpi.calendar.NamedPeriod;
import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.report.PeriodChoice;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/** A period as clients give it. */
@Input("PeriodInput")
@Description("Days in the company's reporting zone: either 'from' and 'to', or a name")
public class PeriodInput {
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    /** The first day. */
    @Description("The first day, from 1900 on")
    public @Nullable LocalDate from;

    /** The day after the last one. */
    @Description("The day after the last one, to 2200")
    public @Nullable LocalDate to;

    /** Instead of days. */
    @Description("A period by its name, seen from today")
    public @Nullable NamedPeriod named;

    /** The choice; fails with {@code INVALID_ARGUMENT} when it is none. */
    public PeriodChoice choice() {
        if (named != null && from == null && to == null) {
            return new PeriodChoice.Named(named);
        }
        if (named != null || from == null || to == null) {
            throw invalid("A period has either both 'from' and 'to', or 'named'");
        }
        if (!from.isBefore(to) || from.isBefore(EARLIEST) || to.isAfter(LATEST)) {
            throw invalid("'from' must lie before 'to', which is the day after the last one, and both between "
                    + EARLIEST + " and " + LATEST);
        }
        return new PeriodChoice.Days(new Period(from, to));
    }

    private static RouageException invalid(String message) {
        return new RouageException(StandardErrorCode.INVALID_ARGUMENT, message);
    }
}
