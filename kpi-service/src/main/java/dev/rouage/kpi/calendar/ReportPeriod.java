package dev.rouage.kpi.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A period that a report is about, and what it is compared with: a calendar period with the calendar period before it, a
 * period that today lies in with the same number of elapsed days.
 *
 * @param months
 *            how many calendar months the whole of it has; 0 when it is not made of months
 * @param today
 *            the day the report is made, in the company's zone
 */
public record ReportPeriod(Period period, int months, LocalDate today) {

    /** A period given by its days: made of months when it begins and ends at the start of one. */
    public static ReportPeriod of(Period period, LocalDate today) {
        boolean aligned = period.from().getDayOfMonth() == 1 && period.to().getDayOfMonth() == 1;
        return new ReportPeriod(period, aligned ? (int) ChronoUnit.MONTHS.between(period.from(), period.to()) : 0,
                today);
    }

    /** The period it is compared with. */
    public Period compared(Comparison comparison) {
        return switch (comparison) {
            case PREVIOUS_PERIOD -> previous();
            case PREVIOUS_YEAR -> yearBefore();
        };
    }

    private Period previous() {
        LocalDate from = months > 0
                ? period.from().minusMonths(months)
                : period.from().minusDays(period.days());
        return from(from, months > 0 ? period.from() : from.plusDays(period.days()));
    }

    private Period yearBefore() {
        boolean weeks = period.days() % 7 == 0 && period.from().getDayOfWeek() == DayOfWeek.MONDAY;
        LocalDate from = months == 0 && weeks ? period.from().minusWeeks(52) : period.from().minusYears(1);
        return from(from, months > 0 ? from.plusMonths(months) : from.plusDays(period.days()));
    }

    /** From that day to the whole's end, or only as many days as have elapsed of this period. */
    private Period from(LocalDate from, LocalDate end) {
        boolean begun = !period.from().isAfter(today);
        boolean running = begun && !period.to().isBefore(today.plusDays(1));
        if (!running) {
            return new Period(from, end);
        }
        LocalDate elapsed = from.plusDays(ChronoUnit.DAYS.between(period.from(), today) + 1);
        return new Period(from, elapsed.isBefore(end) ? elapsed : end);
    }
}
