package dev.rouage.kpi.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.calendar.CompanyCalendar;
import dev.rouage.kpi.calendar.Grain;
import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.calendar.ReportPeriod;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;

/** The periods to read for a question: the one asked about first, then the one compared with, then the series'. */
record Windows(Period period, Optional<Period> previous, List<Period> series) {
    private static final int MOST_POINTS = 400;

    static Windows of(Question question, Viewpoint viewpoint) {
        CompanyCalendar calendar = viewpoint.policy().calendar();
        ReportPeriod asked = question.period().seenFrom(viewpoint.today(), calendar);
        return new Windows(asked.period(), question.comparison().map(asked::compared),
                question.grain().map(grain -> split(grain, asked.period(), calendar)).orElse(List.of()));
    }

    List<Period> all() {
        List<Period> all = new ArrayList<>();
        all.add(period);
        previous.ifPresent(all::add);
        all.addAll(series);
        return all;
    }

    int firstOfSeries() {
        return previous.isPresent() ? 2 : 1;
    }

    private static List<Period> split(Grain grain, Period period, CompanyCalendar calendar) {
        long shortest = switch (grain) {
            case DAY -> 1;
            case WEEK -> 7;
            case MONTH -> 28;
            case QUARTER, FISCAL_QUARTER -> 90;
            case YEAR, FISCAL_YEAR -> 365;
        };
        if (period.days() / shortest > MOST_POINTS) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT, "A series has at most " + MOST_POINTS
                    + " points; ask for a coarser grain than " + grain + " or a shorter period");
        }
        return grain.split(period, calendar);
    }
}
