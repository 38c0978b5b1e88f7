package dev.rouage.kpi.report;

import java.time.LocalDate;

import dev.rouage.kpi.calendar.CompanyCalendar;
import dev.rouage.kpi.calendar.NamedPeriod;
import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.calendar.ReportPeriod;

/** The period that a question is about, by its days or by its name. */
public sealed interface PeriodChoice {

    /** By its days. */
    record Days(Period period) implements PeriodChoice {}

    /** By its name. */
    record Named(NamedPeriod name) implements PeriodChoice {}

    /** The period, seen from today, on the company's calendar. */
    default ReportPeriod seenFrom(LocalDate today, CompanyCalendar calendar) {
        return switch (this) {
            case Days(Period period) -> ReportPeriod.of(period, today);
            case Named(NamedPeriod name) -> name.seenFrom(today, calendar);
        };
    }
}
