package dev.rouage.kpi.figure;

import dev.rouage.kpi.contribution.Reporting;

/**
 * What a company has decided that figures are worked out by.
 *
 * @param renewalGraceDays
 *            for how many days after a contract's end it may still be renewed; sums are reported by the same
 */
public record Decisions(Policy policy, int renewalGraceDays) {
    /** What holds until a company decides. */
    public static final Decisions DEFAULT = new Decisions(Policy.DEFAULT, Reporting.DEFAULT_GRACE_DAYS);
}
