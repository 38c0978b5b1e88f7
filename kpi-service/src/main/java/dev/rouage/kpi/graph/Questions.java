package dev.rouage.kpi.graph;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import dev.rouage.kpi.calendar.Comparison;
import dev.rouage.kpi.calendar.Grain;
import dev.rouage.kpi.catalogue.Basis;
import dev.rouage.kpi.catalogue.Catalogue;
import dev.rouage.kpi.catalogue.KpiDimension;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.figure.Options;
import dev.rouage.kpi.report.Question;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import org.jspecify.annotations.Nullable;

/** Turns arguments of the graph into questions, and refuses those that make none. */
final class Questions {
    private Questions() {}

    static Question scorecard(PeriodInput period, @Nullable KpiFilter filter, @Nullable Comparison compare,
            @Nullable KpiOptions options) {
        return new Question(List.of(KpiId.values()), period.choice(), KpiFilter.selection(filter), List.of(),
                Optional.empty(), Optional.ofNullable(compare), KpiOptions.of(options));
    }

    static Question kpi(KpiId kpi, PeriodInput period, @Nullable KpiFilter filter, @Nullable List<KpiDimension> by,
            @Nullable Grain grain, @Nullable Comparison compare, Options options) {
        List<KpiDimension> dimensions = by == null ? new ArrayList<>() : by;
        if (dimensions.contains(null)) {
            throw invalid("'by' has an element that is null");
        }
        if (!dimensions.isEmpty() && EnumSet.copyOf(dimensions).size() < dimensions.size()) {
            throw invalid("'by' names a dimension twice");
        }
        return new Question(List.of(kpi), period.choice(), KpiFilter.selection(filter), dimensions,
                Optional.ofNullable(grain), Optional.ofNullable(compare), options);
    }

    /**
     * The options of a question about one figure, whose basis and window may also be arguments of their own. Refuses a basis
     * or a window that the figure does not have, rather than ignoring it.
     */
    static Options options(KpiId kpi, @Nullable KpiOptions given, @Nullable Basis basis,
            @Nullable Integer windowDays) {
        Options options = KpiOptions.of(given).with(Optional.ofNullable(basis), Optional.ofNullable(windowDays));
        Basis own = Catalogue.definition(kpi).basis();
        if (options.basis().isPresent() && options.basis().get() != own) {
            throw invalid(kpi + " is defined on the basis " + own + " only");
        }
        if (options.windowDays().isPresent()) {
            throw invalid(kpi + " has no window: 'windowDays' must be absent");
        }
        return options;
    }

    private static RouageException invalid(String message) {
        return new RouageException(StandardErrorCode.INVALID_ARGUMENT, message);
    }
}
