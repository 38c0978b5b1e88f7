package dev.rouage.kpi.graph;

import java.math.BigDecimal;
import java.util.List;

import dev.rouage.kpi.access.Viewpoints;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.figure.StageFigures;
import dev.rouage.kpi.report.Question;
import dev.rouage.kpi.report.StageQuestion;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** The figures of reps' and teams' pipelines. */
@GraphQLApi
public class PipelineEntities {
    private final Viewpoints viewpoints;
    private final OwnerBatch batch;

    PipelineEntities(Viewpoints viewpoints, OwnerBatch batch) {
        this.viewpoints = viewpoints;
        this.batch = batch;
    }

    @Description("How deals of the rep stay in each open stage, and which stage holds them up most; FORBIDDEN where the viewer may not see them")
    public Uni<List<@NonNull StageBottleneck>> stageBottlenecks(@Source Rep rep,
            @NonNull @Description("The period") PeriodInput period,
            @Description("Which deals count: by teams, reps and pipelines") @Nullable KpiFilter filter) {
        return of(rep, Questions.stages(StageFigures.STAYS, period, filter, null)).map(StageBottleneck::of);
    }

    @Description("How far the deals of the rep that were created in the period have come; FORBIDDEN where the viewer may not see them")
    public Uni<List<@NonNull FunnelStage>> funnel(@Source Rep rep,
            @NonNull @Description("The period") PeriodInput period,
            @Description("Which deals count: by teams, reps and pipelines") @Nullable KpiFilter filter,
            @Description("Only funnelMode matters") @Nullable KpiOptions options) {
        return of(rep, Questions.stages(StageFigures.FUNNEL, period, filter, options)).map(FunnelStage::of);
    }

    @Description("What stands in each open stage of the rep now; FORBIDDEN where the viewer may not see them")
    public Uni<List<@NonNull PipelineStageView>> pipeline(@Source Rep rep,
            @Description("Which deals count") @Nullable KpiFilter filter) {
        return viewpoints.current().chain(viewpoint -> of(rep, Questions.pipeline(filter))
                .map(figures -> PipelineStageView.of(viewpoint, figures)));
    }

    /** As many arguments as the graph's field has. */
    @Description("How many prospects the rep needs to reach a target, at the rate of a period; FORBIDDEN where the viewer may not see them")
    public Uni<ProspectsNeededView> prospectsNeeded(@Source Rep rep,
            @NonNull @Description("The period") PeriodInput period,
            @Description("A number of new customers; or give targetRevenue") @Nullable Integer targetCustomers,
            @Description("An amount in the company's currency; or give targetCustomers") @Nullable BigDecimal targetRevenue,
            @DefaultValue("WIN_RATE_BY_COUNT") @Description("The rate to reckon with; WIN_RATE_BY_COUNT by default: a prospect is then an opportunity, with LEAD_TO_CUSTOMER_RATE a lead") KpiId rate,
            @Description("Which records count") @Nullable KpiFilter filter) {
        Question question = Questions.prospects(rate, targetCustomers, targetRevenue, period, filter);
        return viewpoints.current().chain(viewpoint -> batch.rep(viewpoint, question, Ids.parse(rep.id())))
                .map(answer -> ProspectsNeededView.of(answer, targetCustomers, targetRevenue));
    }

    @Description("How deals of the team stay in each open stage, and which stage holds them up most; FORBIDDEN where the viewer may not see them")
    public Uni<List<@NonNull StageBottleneck>> stageBottlenecks(@Source Team team,
            @NonNull @Description("The period") PeriodInput period,
            @Description("Which deals count: by teams, reps and pipelines") @Nullable KpiFilter filter) {
        return of(team, Questions.stages(StageFigures.STAYS, period, filter, null)).map(StageBottleneck::of);
    }

    @Description("How far the deals of the team that were created in the period have come; FORBIDDEN where the viewer may not see them")
    public Uni<List<@NonNull FunnelStage>> funnel(@Source Team team,
            @NonNull @Description("The period") PeriodInput period,
            @Description("Which deals count: by teams, reps and pipelines") @Nullable KpiFilter filter,
            @Description("Only funnelMode matters") @Nullable KpiOptions options) {
        return of(team, Questions.stages(StageFigures.FUNNEL, period, filter, options)).map(FunnelStage::of);
    }

    @Description("What stands in each open stage of the team now; FORBIDDEN where the viewer may not see them")
    public Uni<List<@NonNull PipelineStageView>> pipeline(@Source Team team,
            @Description("Which deals count") @Nullable KpiFilter filter) {
        return viewpoints.current().chain(viewpoint -> of(team, Questions.pipeline(filter))
                .map(figures -> PipelineStageView.of(viewpoint, figures)));
    }

    /** As many arguments as the graph's field has. */
    @Description("How many prospects the team needs to reach a target, at the rate of a period; FORBIDDEN where the viewer may not see them")
    public Uni<ProspectsNeededView> prospectsNeeded(@Source Team team,
            @NonNull @Description("The period") PeriodInput period,
            @Description("A number of new customers; or give targetRevenue") @Nullable Integer targetCustomers,
            @Description("An amount in the company's currency; or give targetCustomers") @Nullable BigDecimal targetRevenue,
            @DefaultValue("WIN_RATE_BY_COUNT") @Description("The rate to reckon with; WIN_RATE_BY_COUNT by default: a prospect is then an opportunity, with LEAD_TO_CUSTOMER_RATE a lead") KpiId rate,
            @Description("Which records count") @Nullable KpiFilter filter) {
        Question question = Questions.prospects(rate, targetCustomers, targetRevenue, period, filter);
        return viewpoints.current().chain(viewpoint -> batch.team(viewpoint, question, Ids.parse(team.id())))
                .map(answer -> ProspectsNeededView.of(answer, targetCustomers, targetRevenue));
    }

    private Uni<StageFigures> of(Rep rep, StageQuestion question) {
        return viewpoints.current().chain(viewpoint -> batch.rep(viewpoint, question, Ids.parse(rep.id())));
    }

    private Uni<StageFigures> of(Team team, StageQuestion question) {
        return viewpoints.current().chain(viewpoint -> batch.team(viewpoint, question, Ids.parse(team.id())));
    }
}
