package dev.rouage.kpi.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.microprofile.graphql.Description;

/** The length of the points of a series. */
@Description("The length of the points of a series")
public enum Grain {
    @Description("One day")
    DAY,

    @Description("An ISO week, from Monday to Sunday")
    WEEK,

    @Description("A calendar month")
    MONTH,

    @Description("A calendar quarter")
    QUARTER,

    @Description("A calendar year")
    YEAR;

    /** The first day of the unit that the day lies in. */
    public LocalDate startOf(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.withMonth((day.getMonthValue() - 1) / 3 * 3 + 1).withDayOfMonth(1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    /** The day so many units later, or earlier when negative. */
    public LocalDate plus(LocalDate day, int units) {
        return switch (this) {
            case DAY -> day.plusDays(units);
            case WEEK -> day.plusWeeks(units);
            case MONTH -> day.plusMonths(units);
            case QUARTER -> day.plusMonths(3L * units);
            case YEAR -> day.plusYears(units);
        };
    }

    /** Cuts the period at the units' boundaries; the first and the last part may be shorter than a unit. */
    public List<Period> split(Period period) {
        List<Period> parts = new ArrayList<>();
        LocalDate from = period.from();
        while (from.isBefore(period.to())) {
            LocalDate next = plus(startOf(from), 1);
            LocalDate to = next.isBefore(period.to()) ? next : period.to();
            parts.add(new Period(from, to));
            from = to;
        }
        return List.copyOf(parts);
    }
}
