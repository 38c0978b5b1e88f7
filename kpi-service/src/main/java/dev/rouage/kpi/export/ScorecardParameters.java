package dev.rouage.kpi.export;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;

import dev.rouage.kpi.calendar.Comparison;
import dev.rouage.kpi.graph.Questions;
import dev.rouage.kpi.report.Question;
import org.jspecify.annotations.Nullable;

/** The arguments of the graph's field {@code scorecard} as parameters of an address. */
public class ScorecardParameters {
    /** Which days. */
    @BeanParam
    public PeriodParameters days = new PeriodParameters();
    /** With what. */
    @QueryParam("compare")
    public @Nullable String compare;
    /** Which records count. */
    @BeanParam
    public FilterParameters filter = new FilterParameters();
    /** Which variants. */
    @BeanParam
    public OptionParameters options = new OptionParameters();

    /** The question; fails with {@code INVALID_ARGUMENT} where it makes none. */
    Question question() {
        return Questions.scorecard(days.period(), filter.filter(),
                ParameterText.word("compare", compare, Comparison.class), options.options());
    }
}
