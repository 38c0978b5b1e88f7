package dev.rouage.kpi.report;

import java.util.Set;

import dev.rouage.kpi.catalogue.KpiDimension;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.figure.Options;
import dev.rouage.kpi.rollup.Selection;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;

/** What is asked about the stages of pipelines. Equal questions about several reps or teams are answered together. */
public record StageQuestion(Set<Measure> measures, PeriodChoice period, Selection selection, Options options) {

    /** Takes a copy; {@code INVALID_ARGUMENT} for a selection that stages are not summed up by. */
    public StageQuestion {
        measures = Set.copyOf(measures);
        for (KpiDimension dimension : selection.values().keySet()) {
            if (dimension != KpiDimension.PIPELINE) {
                throw new RouageException(StandardErrorCode.INVALID_ARGUMENT,
                        "Figures of stages can be filtered by teams, reps and pipelines, and not by " + dimension);
            }
        }
    }
}
