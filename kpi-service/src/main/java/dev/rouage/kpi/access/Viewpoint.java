package dev.rouage.kpi.access;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.KpiDimension;
import dev.rouage.kpi.contribution.Reporting;
import dev.rouage.kpi.figure.Decisions;
import dev.rouage.kpi.figure.Frame;
import dev.rouage.kpi.figure.Options;
import dev.rouage.kpi.figure.Policy;
import dev.rouage.platform.tenant.TenantId;

/**
 * From where a request looks at the figures.
 *
 * @param generation
 *            of the figures that are shown
 * @param policy
 *            how the company evaluates its sums
 * @param money
 *            whether amounts may be seen
 * @param dataThrough
 *            when the latest change that is in the figures was recorded; empty before the first one
 * @param computedAt
 *            when the request was answered
 */
public record Viewpoint(TenantId tenant, int generation, Reporting reporting, Policy policy, Scope scope, boolean money,
        Optional<Instant> dataThrough, Instant computedAt) {

    /** With what holds until a company decides. */
    public Viewpoint(TenantId tenant, int generation, Reporting reporting, Scope scope, boolean money,
            Optional<Instant> dataThrough, Instant computedAt) {
        this(tenant, generation, reporting, Policy.DEFAULT, scope, money, dataThrough, computedAt);
    }

    /** Today, where the company is. */
    public LocalDate today() {
        return LocalDate.ofInstant(computedAt, reporting.zone());
    }

    /** Within what figures are worked out that are seen from here. */
    public Frame frame(Period period, Options options, Set<KpiDimension> cutBy) {
        return new Frame(period, today(), options, cutBy, new Decisions(policy, reporting.renewalGraceDays()));
    }

    /** Whether the figures of days before that one are complete as far as is known. */
    public boolean isMature(LocalDate end) {
        return dataThrough.map(through -> !LocalDate.ofInstant(through, reporting.zone()).isBefore(end)).orElse(false);
    }

    /** The time up to which changes are in the figures. */
    public Optional<OffsetDateTime> dataThroughInUtc() {
        return dataThrough.map(through -> through.atOffset(ZoneOffset.UTC));
    }
}
