package dev.rouage.kpi.contribution;

import java.time.ZoneId;

import dev.rouage.kpi.calendar.BusinessHours;

/**
 * What a company's figures are reported in.
 *
 * @param zone
 *            on whose calendar instants lie
 * @param currency
 *            ISO 4217
 * @param hours
 *            when the company works, on that zone's clock
 */
public record Reporting(ZoneId zone, String currency, BusinessHours hours) {

    /** With the usual business hours. */
    public Reporting(ZoneId zone, String currency) {
        this(zone, currency, BusinessHours.DEFAULT);
    }
}
