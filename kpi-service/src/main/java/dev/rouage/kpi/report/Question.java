package dev.rouage.kpi.report;

import java.util.List;
import java.util.Optional;

import dev.rouage.kpi.calendar.Comparison;
import dev.rouage.kpi.calendar.Grain;
import dev.rouage.kpi.catalogue.KpiDimension;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.figure.Options;
import dev.rouage.kpi.rollup.Selection;

/**
 * What is asked about figures. Equal questions about several reps or teams are answered together.
 *
 * @param by
 *            the dimensions to break the figures down by; each value of theirs is a group of the answer
 * @param grain
 *            the length of the points of a series, if one is asked for
 * @param options
 *            the variants that the figures are worked out in
 */
public record Question(List<KpiId> kpis, PeriodChoice period, Selection selection, List<KpiDimension> by,
        Optional<Grain> grain, Optional<Comparison> comparison, Options options) {

    /** Takes copies. */
    public Question {
        kpis = List.copyOf(kpis);
        by = List.copyOf(by);
    }
}
