package dev.rouage.kpi.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;

import dev.rouage.kpi.calendar.Comparison;
import dev.rouage.kpi.calendar.Grain;
import dev.rouage.kpi.catalogue.KpiDimension;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.graph.Questions;
import dev.rouage.kpi.report.Question;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import org.jspecify.annotations.Nullable;

/** The arguments of the graph's field {@code kpi} as parameters of an address; lists are repeated parameters. */
public class FigureParameters {
    /** Which days. */
    @BeanParam
    public PeriodParameters days = new PeriodParameters();
    /** Dimensions. */
    @QueryParam("by")
    public @Nullable List<String> by;
    /** Of the series. */
    @QueryParam("grain")
    public @Nullable String grain;
    /** With what. */
    @QueryParam("compare")
    public @Nullable String compare;
    /** Which records count. */
    @BeanParam
    public FilterParameters filter = new FilterParameters();
    /** Which variant. */
    @BeanParam
    public OptionParameters options = new OptionParameters();

    /** The question; fails with {@code NOT_FOUND} for an unknown figure and {@code INVALID_ARGUMENT} for the rest. */
    Question question(String figure) {
        KpiId kpi = kpi(figure);
        return Questions.kpi(kpi, days.period(), filter.filter(), dimensions(),
                ParameterText.word("grain", grain, Grain.class),
                ParameterText.word("compare", compare, Comparison.class),
                Questions.options(kpi, options.options(), null, null));
    }

    private static KpiId kpi(String name) {
        try {
            return KpiId.valueOf(name);
        } catch (IllegalArgumentException _) {
            throw new RouageException(StandardErrorCode.NOT_FOUND, "There is no figure '" + name + "'");
        }
    }

    private List<KpiDimension> dimensions() {
        List<KpiDimension> dimensions = new ArrayList<>();
        for (String dimension : by == null ? List.<String>of() : by) {
            dimensions.add(Objects.requireNonNull(ParameterText.word("by", dimension, KpiDimension.class)));
        }
        return dimensions;
    }
}
