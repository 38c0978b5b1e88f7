package dev.rouage.kpi.export;

import jakarta.ws.rs.QueryParam;

import dev.rouage.kpi.catalogue.Attempt;
import dev.rouage.kpi.catalogue.Attribution;
import dev.rouage.kpi.catalogue.Basis;
import dev.rouage.kpi.catalogue.Clock;
import dev.rouage.kpi.catalogue.CostKind;
import dev.rouage.kpi.catalogue.StartPoint;
import dev.rouage.kpi.catalogue.SurveyAnswers;
import dev.rouage.kpi.graph.KpiOptions;
import org.jspecify.annotations.Nullable;

/** The graph's {@code KpiOptions} as parameters of an address, without what concerns funnels only. */
public class OptionParameters {
    /** An option. */
    @QueryParam("attribution")
    public @Nullable String attribution;
    /** An option. */
    @QueryParam("startPoint")
    public @Nullable String startPoint;
    /** An option. */
    @QueryParam("clock")
    public @Nullable String clock;
    /** An option. */
    @QueryParam("basis")
    public @Nullable String basis;
    /** An option. */
    @QueryParam("windowDays")
    public @Nullable String windowDays;
    /** An option. */
    @QueryParam("costKind")
    public @Nullable String costKind;
    /** An option. */
    @QueryParam("spendLagDays")
    public @Nullable String spendLagDays;
    /** An option. */
    @QueryParam("surveyAnswers")
    public @Nullable String surveyAnswers;
    /** An option. */
    @QueryParam("attempt")
    public @Nullable String attempt;
    /** An option. */
    @QueryParam("includeZeroAmounts")
    public @Nullable Boolean includeZeroAmounts;

    KpiOptions options() {
        KpiOptions options = new KpiOptions();
        options.attribution = ParameterText.word("attribution", attribution, Attribution.class);
        options.startPoint = ParameterText.word("startPoint", startPoint, StartPoint.class);
        options.clock = ParameterText.word("clock", clock, Clock.class);
        options.basis = ParameterText.word("basis", basis, Basis.class);
        options.windowDays = ParameterText.number("windowDays", windowDays);
        options.costKind = ParameterText.word("costKind", costKind, CostKind.class);
        options.spendLagDays = ParameterText.number("spendLagDays", spendLagDays);
        options.surveyAnswers = ParameterText.word("surveyAnswers", surveyAnswers, SurveyAnswers.class);
        options.attempt = ParameterText.word("attempt", attempt, Attempt.class);
        options.includeZeroAmounts = includeZeroAmounts;
        return options;
    }
}
