package dev.rouage.kpi.export;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;

import dev.rouage.kpi.catalogue.FunnelMode;
import dev.rouage.kpi.figure.StageFigures;
import dev.rouage.kpi.graph.KpiOptions;
import dev.rouage.kpi.graph.Questions;
import dev.rouage.kpi.report.StageQuestion;
import org.jspecify.annotations.Nullable;

/** The arguments of the graph's field {@code funnel} as parameters of an address. */
public class FunnelParameters {
    /** When the deals were created. */
    @BeanParam
    public PeriodParameters days = new PeriodParameters();
    /** Which deals count. */
    @BeanParam
    public FilterParameters filter = new FilterParameters();
    /** An option. */
    @QueryParam("funnelMode")
    public @Nullable String funnelMode;

    /** The question; fails with {@code INVALID_ARGUMENT} where it makes none. */
    StageQuestion question() {
        KpiOptions options = new KpiOptions();
        options.funnelMode = ParameterText.word("funnelMode", funnelMode, FunnelMode.class);
        return Questions.stages(StageFigures.FUNNEL, days.period(), filter.filter(), options);
    }
}
