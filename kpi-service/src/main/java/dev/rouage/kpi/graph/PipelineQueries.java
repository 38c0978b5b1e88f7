package dev.rouage.kpi.graph;

import java.math.BigDecimal;
import java.util.List;

import dev.rouage.kpi.access.Viewpoints;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.figure.StageFigures;
import dev.rouage.kpi.report.Question;
import dev.rouage.kpi.report.Reports;
import dev.rouage.kpi.report.StageQuestion;
import dev.rouage.kpi.report.StageReports;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** The figures of the company's pipelines. */
@GraphQLApi
public class PipelineQueries {
    private final Viewpoints viewpoints;
    private final Reports reports;
    private final StageReports stages;

    PipelineQueries(Viewpoints viewpoints, Reports reports, StageReports stages) {
        this.viewpoints = viewpoints;
        this.reports = reports;
        this.stages = stages;
    }

    @Query
    @NonNull
    @Description("How deals of the company stay in each open stage, and which stage holds them up most")
    public Uni<List<@NonNull StageBottleneck>> stageBottlenecks(@NonNull @Description("The period") PeriodInput period,
            @Description("Which deals count: by teams, reps and pipelines") @Nullable KpiFilter filter) {
        StageQuestion question = Questions.stages(StageFigures.STAYS, period, filter, null);
        return viewpoints.current().chain(viewpoint -> stages.company(viewpoint, question)
                .map(figures -> StageBottleneck.of(figures)));
    }

    @Query
    @NonNull
    @Description("How far the deals of the company that were created in the period have come")
    public Uni<List<@NonNull FunnelStage>> funnel(@NonNull @Description("The period") PeriodInput period,
            @Description("Which deals count: by teams, reps and pipelines") @Nullable KpiFilter filter,
            @Description("Only funnelMode matters") @Nullable KpiOptions options) {
        StageQuestion question = Questions.stages(StageFigures.FUNNEL, period, filter, options);
        return viewpoints.current().chain(viewpoint -> stages.company(viewpoint, question)
                .map(figures -> FunnelStage.of(figures)));
    }

    @Query
    @NonNull
    @Description("What stands in each open stage of the company now")
    public Uni<List<@NonNull PipelineStageView>> pipeline(
            @Description("Which deals count") @Nullable KpiFilter filter) {
        StageQuestion question = Questions.pipeline(filter);
        return viewpoints.current().chain(viewpoint -> stages.company(viewpoint, question)
                .map(figures -> PipelineStageView.of(viewpoint, figures)));
    }

    /** As many arguments as the graph's field has. */
    @Query
    @NonNull
    @Description("How many prospects the company needs to reach a target, at the rate of a period")
    public Uni<ProspectsNeededView> prospectsNeeded(@NonNull @Description("The period") PeriodInput period,
            @Description("A number of new customers; or give targetRevenue") @Nullable Integer targetCustomers,
            @Description("An amount in the company's currency; or give targetCustomers") @Nullable BigDecimal targetRevenue,
            @DefaultValue("WIN_RATE_BY_COUNT") @Description("The rate to reckon with; WIN_RATE_BY_COUNT by default: a prospect is then an opportunity, with LEAD_TO_CUSTOMER_RATE a lead") KpiId rate,
            @Description("Which records count") @Nullable KpiFilter filter) {
        Question question = Questions.prospects(rate, targetCustomers, targetRevenue, period, filter);
        return viewpoints.current().chain(viewpoint -> reports.company(viewpoint, question))
                .map(answer -> ProspectsNeededView.of(answer, targetCustomers, targetRevenue));
    }
}
