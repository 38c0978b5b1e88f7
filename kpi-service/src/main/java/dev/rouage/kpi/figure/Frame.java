package dev.rouage.kpi.figure;

import java.time.LocalDate;
import java.util.Set;

import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.KpiDimension;

/**
 * Within what a figure is worked out.
 *
 * @param today
 *            the day it is asked for, in the company's zone
 * @param cutBy
 *            the dimensions by whose values records were chosen
 */
public record Frame(Period period, LocalDate today, Options options, Set<KpiDimension> cutBy, Decisions decisions) {

    /** Takes a copy. */
    public Frame {
        cutBy = Set.copyOf(cutBy);
    }

    /** Of all records, while the company has not decided anything. */
    public Frame(Period period, LocalDate today, Options options) {
        this(period, today, options, Set.of(), Decisions.DEFAULT);
    }

    /** The last day that the state at the period's end can be known of: the period's own last one, or today. */
    public LocalDate lastKnownDay() {
        LocalDate last = period.to().minusDays(1);
        return last.isAfter(today) && !period.from().isAfter(today) ? today : last;
    }
}
