package dev.rouage.kpi.graph;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.rouage.kpi.calendar.Comparison;
import dev.rouage.kpi.calendar.Grain;
import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.Basis;
import dev.rouage.kpi.catalogue.Catalogue;
import dev.rouage.kpi.catalogue.KpiDefinition;
import dev.rouage.kpi.catalogue.KpiDimension;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.figure.Options;
import dev.rouage.kpi.figure.StageFigures;
import dev.rouage.kpi.report.PeriodChoice;
import dev.rouage.kpi.report.Question;
import dev.rouage.kpi.report.StageQuestion;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import org.jspecify.annotations.Nullable;

/** Turns arguments of the graph into questions, and refuses those that make none. */
public final class Questions {
    private static final Period ALWAYS = new Period(LocalDate.of(1900, 1, 1), LocalDate.of(2200, 1, 1));
    /** The rates at which opportunities, and leads, become customers. */
    private static final List<KpiId> RATES = List.of(KpiId.WIN_RATE_BY_COUNT, KpiId.LEAD_TO_CUSTOMER_RATE);

    private Questions() {}

    /** A question about all figures. */
    public static Question scorecard(PeriodInput period, @Nullable KpiFilter filter, @Nullable Comparison compare,
            @Nullable KpiOptions options) {
        return new Question(List.of(KpiId.values()), period.choice(), KpiFilter.selection(filter), List.of(),
                Optional.empty(), Optional.ofNullable(compare), KpiOptions.of(options));
    }

    /** A question about one figure, broken down. */
    public static Question kpi(KpiId kpi, PeriodInput period, @Nullable KpiFilter filter,
            @Nullable List<KpiDimension> by,
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
    public static Options options(KpiId kpi, @Nullable KpiOptions given, @Nullable Basis basis,
            @Nullable Integer windowDays) {
        Options options = KpiOptions.of(given).with(Optional.ofNullable(basis), Optional.ofNullable(windowDays));
        KpiDefinition definition = Catalogue.definition(kpi);
        Basis chosen = options.basis().orElse(definition.basis());
        if (!definition.choice().bases().contains(chosen)) {
            throw invalid(kpi + " is defined on the basis " + definition.basis() + " only");
        }
        if (options.windowDays().isPresent() && (!definition.choice().window() || chosen == Basis.EVENT)) {
            throw invalid(kpi + " has no window on the basis " + chosen + ": 'windowDays' must be absent");
        }
        return options;
    }

    /** A question about stages. */
    public static StageQuestion stages(Set<Measure> measures, PeriodInput period, @Nullable KpiFilter filter,
            @Nullable KpiOptions options) {
        return new StageQuestion(measures, period.choice(), KpiFilter.selection(filter), KpiOptions.of(options));
    }

    /** What stands in the pipelines now, whenever it was created. */
    public static StageQuestion pipeline(@Nullable KpiFilter filter) {
        return new StageQuestion(StageFigures.PIPELINE, new PeriodChoice.Days(ALWAYS), KpiFilter.selection(filter),
                Options.DEFAULT);
    }

    /** Which rate and average sale a number of prospects is reckoned with. */
    public static Question prospects(KpiId rate, @Nullable Integer customers, @Nullable BigDecimal revenue,
            PeriodInput period, @Nullable KpiFilter filter) {
        if ((customers == null) == (revenue == null)) {
            throw invalid("Give either 'targetCustomers' or 'targetRevenue'");
        }
        if (customers != null && customers < 1 || revenue != null && revenue.signum() <= 0) {
            throw invalid("A target is more than 0");
        }
        if (revenue != null) {
            ObjectiveInput.number("targetRevenue", revenue);
        }
        if (!RATES.contains(rate)) {
            throw invalid("'rate' must be one of " + RATES + ", and not " + rate);
        }
        return new Question(List.of(rate, KpiId.AVERAGE_SALE_VALUE), period.choice(), KpiFilter.selection(filter),
                List.of(), Optional.empty(), Optional.empty(), Options.DEFAULT);
    }

    private static RouageException invalid(String message) {
        return new RouageException(StandardErrorCode.INVALID_ARGUMENT, message);
    }
}
