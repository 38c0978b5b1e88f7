package dev.rouage.kpi.settings;

import dev.rouage.kpi.contribution.Reporting;
import dev.rouage.kpi.figure.Policy;

/**
 * All that a company decides about its figures.
 *
 * @param reporting
 *            what moves sums
 * @param policy
 *            what does not
 */
public record Settings(Reporting reporting, Policy policy) {
    /** What holds until a company decides. */
    public static final Settings DEFAULT = new Settings(ReportingSettings.DEFAULT, Policy.DEFAULT);
}
