package dev.rouage.kpi.calendar;

import java.time.DayOfWeek;
import java.time.Month;

/**
 * Where a company's years and weeks begin.
 *
 * @param fiscalStart
 *            the month with which its fiscal year begins
 * @param weekStart
 *            the day with which its weeks begin
 */
public record CompanyCalendar(Month fiscalStart, DayOfWeek weekStart) {
    /** Fiscal years are calendar years, weeks begin on Monday: what holds until a company decides. */
    public static final CompanyCalendar DEFAULT = new CompanyCalendar(Month.JANUARY, DayOfWeek.MONDAY);
}
