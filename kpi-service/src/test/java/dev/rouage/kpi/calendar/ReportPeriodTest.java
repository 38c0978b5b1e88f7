package dev.rouage.kpi.calendar;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class ReportPeriodTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-05-10");

    @Test
    void comparesAMonthWithTheWholeMonthBefore() {
        assertEquals(period("2026-02-01", "2026-03-01"),
                ReportPeriod.of(period("2026-03-01", "2026-04-01"), TODAY).compared(Comparison.PREVIOUS_PERIOD));
    }

    @Test
    void comparesAQuarterWithTheQuarterBefore() {
        assertEquals(period("2025-10-01", "2026-01-01"),
                ReportPeriod.of(period("2026-01-01", "2026-04-01"), TODAY).compared(Comparison.PREVIOUS_PERIOD));
    }

    @Test
    void comparesARunningMonthWithAsManyElapsedDays() {
        assertEquals(period("2026-04-01", "2026-04-11"),
                NamedPeriod.THIS_MONTH.seenFrom(TODAY).compared(Comparison.PREVIOUS_PERIOD));
    }

    @Test
    void comparesAQuarterToDateWithAsManyDaysOfTheQuarterBefore() {
        assertEquals(period("2026-01-01", "2026-02-10"),
                NamedPeriod.QUARTER_TO_DATE.seenFrom(TODAY).compared(Comparison.PREVIOUS_PERIOD));
    }

    @Test
    void neverComparesMoreDaysThanTheShorterPeriodHas() {
        LocalDate lastOfMarch = LocalDate.parse("2026-03-31");

        assertEquals(period("2026-02-01", "2026-03-01"),
                NamedPeriod.MONTH_TO_DATE.seenFrom(lastOfMarch).compared(Comparison.PREVIOUS_PERIOD));
    }

    @Test
    void comparesAYearToDateWithTheSameDaysAYearAgo() {
        assertEquals(period("2025-01-01", "2025-05-11"),
                NamedPeriod.YEAR_TO_DATE.seenFrom(TODAY).compared(Comparison.PREVIOUS_YEAR));
    }

    @Test
    void comparesALeapFebruaryWithAWholeFebruary() {
        assertEquals(period("2023-02-01", "2023-03-01"),
                ReportPeriod.of(period("2024-02-01", "2024-03-01"), TODAY).compared(Comparison.PREVIOUS_YEAR));
    }

    @Test
    void comparesAWeekWithTheSameWeekdaysAYearAgo() {
        assertEquals(period("2025-05-05", "2025-05-12"),
                NamedPeriod.LAST_WEEK.seenFrom(LocalDate.parse("2026-05-13")).compared(Comparison.PREVIOUS_YEAR));
    }

    @Test
    void comparesAnyOtherPeriodWithAsManyDaysBefore() {
        assertEquals(period("2026-03-04", "2026-03-10"),
                ReportPeriod.of(period("2026-03-10", "2026-03-16"), TODAY).compared(Comparison.PREVIOUS_PERIOD));
    }

    @Test
    void namesTheLastQuarterAcrossTheYear() {
        assertEquals(period("2025-10-01", "2026-01-01"),
                NamedPeriod.LAST_QUARTER.seenFrom(LocalDate.parse("2026-02-15")).period());
    }

    @Test
    void refusesAnEmptyPeriod() {
        assertThrows(IllegalArgumentException.class, () -> period("2026-01-01", "2026-01-01"));
    }

    private static Period period(String from, String to) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to));
    }
}
