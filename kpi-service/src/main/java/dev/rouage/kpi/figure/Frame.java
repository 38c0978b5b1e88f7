package dev.rouage.kpi.figure;

import java.time.LocalDate;

import dev.rouage.kpi.calendar.Period;

/**
 * Within what a figure is worked out.
 *
 * @param today
 *            the day it is asked for, in the company's zone
 */
public record Frame(Period period, LocalDate today, Options options) {

    /** The last day that the state at the period's end can be known of: the period's own last one, or today. */
    public LocalDate lastKnownDay() {
        LocalDate last = period.to().minusDays(1);
        return last.isAfter(today) && !period.from().isAfter(today) ? today : last;
    }
}
