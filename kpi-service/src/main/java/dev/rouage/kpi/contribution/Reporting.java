package dev.rouage.kpi.contribution;

import java.time.ZoneId;

import dev.rouage.kpi.calendar.BusinessHours;

/**
 * What a company's figures are reported in: all that a company decides and that sums depend on.
 *
 * @param zone
 *            on whose calendar instants lie
 * @param currency
 *            ISO 4217
 * @param hours
 *            when the company works
 * @param renewalGraceDays
 *            for how many days after a contract's end it may still be renewed
 */
public record Reporting(ZoneId zone, String currency, BusinessHours hours, int renewalGraceDays) {
    /** How long a contract may still be renewed after its end, until a company decides. */
    public static final int DEFAULT_GRACE_DAYS = 30;

    /** With the usual business hours and the usual grace. */
    public Reporting(ZoneId zone, String currency) {
        this(zone, currency, BusinessHours.DEFAULT, DEFAULT_GRACE_DAYS);
    }
}
