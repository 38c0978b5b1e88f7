package dev.rouage.kpi.calendar;

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

    @Description("A week; it begins on Monday unless the company has decided otherwise")
    WEEK,

    @Description("A calendar month")
    MONTH,

    @Description("A calendar quarter")
    QUARTER,

    @Description("A calendar year")
    YEAR,

    @Description("A quarter of the company's fiscal year")
    FISCAL_QUARTER,

    @Description("A fiscal year of the company")
    FISCAL_YEAR;

    /** The first day of the unit that the day lies in, where weeks begin on Monday and fiscal years in January. */
    public LocalDate startOf(LocalDate day) {
        return startOf(day, CompanyCalendar.DEFAULT);
    }

    /** The first day of the unit that the day lies in. */
    public LocalDate startOf(LocalDate day, CompanyCalendar calendar) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(calendar.weekStart()));
            case FISCAL_QUARTER -> monthsAgo(day, monthsInto(day, calendar) % 3);
            case FISCAL_YEAR -> monthsAgo(day, monthsInto(day, calendar));
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
            case QUARTER, FISCAL_QUARTER -> day.plusMonths(3L * units);
            case YEAR, FISCAL_YEAR -> day.plusYears(units);
        };
    }

    /** Cuts the period as {@link #split(Period, CompanyCalendar)} does, by the usual calendar. */
    public List<Period> split(Period period) {
        return split(period, CompanyCalendar.DEFAULT);
    }

    /** Cuts the period at the units' boundaries; the first and the last part may be shorter than a unit. */
    public List<Period> split(Period period, CompanyCalendar calendar) {
        List<Period> parts = new ArrayList<>();
        LocalDate from = period.from();
        while (from.isBefore(period.to())) {
            LocalDate next = plus(startOf(from, calendar), 1);
            LocalDate to = next.isBefore(period.to()) ? next : period.to();
            parts.add(new Period(from, to));
            from = to;
        }
        return List.copyOf(parts);
    }

    /** How many whole months of its fiscal year lie before the month of the day, 0..11. */
    private static int monthsInto(LocalDate day, CompanyCalendar calendar) {
        return (day.getMonthValue() - calendar.fiscalStart().getValue() + 12) % 12;
    }

    private static LocalDate monthsAgo(LocalDate day, int months) {
        return day.withDayOfMonth(1).minusMonths(months);
    }
}
