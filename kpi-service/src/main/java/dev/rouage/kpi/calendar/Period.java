package dev.rouage.kpi.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Days from one up to, but without, another, in the company's zone.
 *
 * @param from
 *            the first day
 * @param to
 *            the day after the last one
 */
public record Period(LocalDate from, LocalDate to) {

    /** Refuses a period without a day. */
    public Period {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "The period from " + from + " to " + to + " is empty: 'to' is the day after the last one");
        }
    }

    /** How many days it has, at least one. */
    public long days() {
        return ChronoUnit.DAYS.between(from, to);
    }

    /** Whether the day lies in it. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(to);
    }
}
