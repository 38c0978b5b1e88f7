package dev.rouage.kpi.calendar;

import java.time.LocalDate;

import org.eclipse.microprofile.graphql.Description;

/** A period by the name people give it, on the calendar of the company's zone. */
@Description("A period by the name people give it, on the calendar of the company's zone")
public enum NamedPeriod {
    @Description("Today")
    TODAY,

    @Description("The day before today")
    YESTERDAY,

    @Description("The week that today lies in")
    THIS_WEEK,

    @Description("The week before this one")
    LAST_WEEK,

    @Description("The month that today lies in")
    THIS_MONTH,

    @Description("The month before this one")
    LAST_MONTH,

    @Description("The quarter that today lies in")
    THIS_QUARTER,

    @Description("The quarter before this one")
    LAST_QUARTER,

    @Description("The year that today lies in")
    THIS_YEAR,

    @Description("The year before this one")
    LAST_YEAR,

    @Description("From the first day of this month to today")
    MONTH_TO_DATE,

    @Description("From the first day of this quarter to today")
    QUARTER_TO_DATE,

    @Description("From the first day of this year to today")
    YEAR_TO_DATE,

    @Description("Today and the 29 days before")
    LAST_30_DAYS,

    @Description("Today and the 89 days before")
    LAST_90_DAYS,

    @Description("The twelve whole months before this one")
    LAST_12_MONTHS,

    @Description("The quarter of the fiscal year that today lies in")
    THIS_FISCAL_QUARTER,

    @Description("The quarter of the fiscal year before this one")
    LAST_FISCAL_QUARTER,

    @Description("The fiscal year that today lies in")
    THIS_FISCAL_YEAR,

    @Description("The fiscal year before this one")
    LAST_FISCAL_YEAR,

    @Description("From the first day of this quarter of the fiscal year to today")
    FISCAL_QUARTER_TO_DATE,

    @Description("From the first day of this fiscal year to today")
    FISCAL_YEAR_TO_DATE;

    /** The days it stands for, seen from today, where weeks begin on Monday and fiscal years in January. */
    public ReportPeriod seenFrom(LocalDate today) {
        return seenFrom(today, CompanyCalendar.DEFAULT);
    }

    /** The days it stands for, seen from today. */
    public ReportPeriod seenFrom(LocalDate today, CompanyCalendar calendar) {
        return switch (this) {
            case THIS_FISCAL_QUARTER -> whole(Grain.FISCAL_QUARTER, today, 0, calendar);
            case LAST_FISCAL_QUARTER -> whole(Grain.FISCAL_QUARTER, today, -1, calendar);
            case THIS_FISCAL_YEAR -> whole(Grain.FISCAL_YEAR, today, 0, calendar);
            case LAST_FISCAL_YEAR -> whole(Grain.FISCAL_YEAR, today, -1, calendar);
            case FISCAL_QUARTER_TO_DATE -> toDate(Grain.FISCAL_QUARTER, today, calendar);
            case FISCAL_YEAR_TO_DATE -> toDate(Grain.FISCAL_YEAR, today, calendar);
            case TODAY -> whole(Grain.DAY, today, 0, calendar);
            case YESTERDAY -> whole(Grain.DAY, today, -1, calendar);
            case THIS_WEEK -> whole(Grain.WEEK, today, 0, calendar);
            case LAST_WEEK -> whole(Grain.WEEK, today, -1, calendar);
            case THIS_MONTH -> whole(Grain.MONTH, today, 0, calendar);
            case LAST_MONTH -> whole(Grain.MONTH, today, -1, calendar);
            case THIS_QUARTER -> whole(Grain.QUARTER, today, 0, calendar);
            case LAST_QUARTER -> whole(Grain.QUARTER, today, -1, calendar);
            case THIS_YEAR -> whole(Grain.YEAR, today, 0, calendar);
            case LAST_YEAR -> whole(Grain.YEAR, today, -1, calendar);
            case MONTH_TO_DATE -> toDate(Grain.MONTH, today, calendar);
            case QUARTER_TO_DATE -> toDate(Grain.QUARTER, today, calendar);
            case YEAR_TO_DATE -> toDate(Grain.YEAR, today, calendar);
            case LAST_30_DAYS -> new ReportPeriod(new Period(today.minusDays(29), today.plusDays(1)), 0, today);
            case LAST_90_DAYS -> new ReportPeriod(new Period(today.minusDays(89), today.plusDays(1)), 0, today);
            case LAST_12_MONTHS -> new ReportPeriod(
                    new Period(today.withDayOfMonth(1).minusYears(1), today.withDayOfMonth(1)), 12, today);
        };
    }

    private static ReportPeriod whole(Grain unit, LocalDate today, int offset, CompanyCalendar calendar) {
        LocalDate from = unit.plus(unit.startOf(today, calendar), offset);
        return new ReportPeriod(new Period(from, unit.plus(from, 1)), months(unit), today);
    }

    private static ReportPeriod toDate(Grain unit, LocalDate today, CompanyCalendar calendar) {
        return new ReportPeriod(new Period(unit.startOf(today, calendar), today.plusDays(1)), months(unit), today);
    }

    private static int months(Grain unit) {
        return switch (unit) {
            case DAY, WEEK -> 0;
            case MONTH -> 1;
            case QUARTER, FISCAL_QUARTER -> 3;
            case YEAR, FISCAL_YEAR -> 12;
        };
    }
}
