package dev.rouage.kpi.figure;

import java.math.BigDecimal;

import dev.rouage.kpi.calendar.CompanyCalendar;

/**
 * What a company decides about how sums are evaluated. It moves no sum, so that it holds from the next question on.
 *
 * @param opportunityWindowDays
 *            within how many days of its detection a lead must have become an opportunity
 * @param customerWindowDays
 *            within how many days of its detection a lead must have become a customer
 * @param smallSample
 *            with fewer records than that a ratio or a mean rests on a small sample
 * @param contactTargetMinutes
 *            within how many minutes a lead should have been contacted
 * @param rampShare
 *            which share of its objective a new rep must reach to be ramped up, 0..1
 */
public record Policy(CompanyCalendar calendar, int opportunityWindowDays, int customerWindowDays, int smallSample,
        int contactTargetMinutes, BigDecimal rampShare) {
    /** What holds until a company decides. */
    public static final Policy DEFAULT = new Policy(CompanyCalendar.DEFAULT, 90, 180, 30, 60, new BigDecimal("0.8"));
}
