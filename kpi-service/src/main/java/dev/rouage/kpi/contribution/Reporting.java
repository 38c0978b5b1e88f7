package dev.rouage.kpi.contribution;

import java.time.ZoneId;

/**
 * What a company's figures are reported in.
 *
 * @param zone
 *            on whose calendar instants lie
 * @param currency
 *            ISO 4217
 */
public record Reporting(ZoneId zone, String currency) {}
