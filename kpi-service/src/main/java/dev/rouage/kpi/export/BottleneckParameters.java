package dev.rouage.kpi.export;

import jakarta.ws.rs.BeanParam;

import dev.rouage.kpi.figure.StageFigures;
import dev.rouage.kpi.graph.Questions;
import dev.rouage.kpi.report.StageQuestion;

/** The arguments of the graph's field {@code stageBottlenecks} as parameters of an address. */
public class BottleneckParameters {
    /** Which days. */
    @BeanParam
    public PeriodParameters days = new PeriodParameters();
    /** Which deals count. */
    @BeanParam
    public FilterParameters filter = new FilterParameters();

    /** The question; fails with {@code INVALID_ARGUMENT} where it makes none. */
    StageQuestion question() {
        return Questions.stages(StageFigures.STAYS, days.period(), filter.filter(), null);
    }
}
