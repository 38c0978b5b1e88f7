package dev.rouage.kpi.graph;

import java.util.List;

import dev.rouage.kpi.access.Viewpoints;
import dev.rouage.kpi.calendar.Comparison;
import dev.rouage.kpi.calendar.Grain;
import dev.rouage.kpi.catalogue.Basis;
import dev.rouage.kpi.catalogue.KpiDimension;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.report.Answer;
import dev.rouage.kpi.report.Question;
import dev.rouage.platform.graphql.PageRequest;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.graphql.api.federation.Resolver;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** The figures of teams; an id that nobody has gives those of a team without a record. */
@GraphQLApi
public class TeamEntities {
    private final Viewpoints viewpoints;
    private final OwnerBatch batch;

    TeamEntities(Viewpoints viewpoints, OwnerBatch batch) {
        this.viewpoints = viewpoints;
        this.batch = batch;
    }

    /** Called by the gateway with the keys of a batch. */
    @Resolver
    @NonBlocking
    public List<Team> team(List<String> id) {
        return id.stream().map(Team::new).toList();
    }

    @Description("All figures of the team in a period; FORBIDDEN where the viewer may not see them")
    public Uni<Scorecard> scorecard(@Source Team team, @NonNull @Description("The period") PeriodInput period,
            @Description("Which of the team's records count") @Nullable KpiFilter filter,
            @Description("What each figure is compared with") @Nullable Comparison compare,
            @Description("Which of their variants figures are worked out in") @Nullable KpiOptions options) {
        return answer(team, Questions.scorecard(period, filter, compare, options)).map(Scorecard::of);
    }

    /** As many arguments as the graph's field has. */
    @Description("One figure of the team in a period, broken down; FORBIDDEN where the viewer may not see it")
    public Uni<KpiResult> kpi(@Source Team team, @NonNull @Description("Which figure") KpiId id,
            @NonNull @Description("The period") PeriodInput period,
            @Description("Which of the team's records count") @Nullable KpiFilter filter,
            @Description("The dimensions to break it down by") @Nullable List<KpiDimension> by,
            @Description("The length of the points of its series, at most 400 points") @Nullable Grain grain,
            @Description("What it is compared with") @Nullable Comparison compare,
            @Description("What the period selects, where the figure leaves a choice") @Nullable Basis basis,
            @Description("Within how many days something must have happened, where the figure has such a limit") @Nullable Integer windowDays,
            @Description("Which of its variants the figure is worked out in") @Nullable KpiOptions options,
            @DefaultValue("DIMENSIONS") @Description("In which order groups come; DIMENSIONS by default") GroupOrder order,
            @Description("How many groups, 1..100; 20 by default") @Nullable Integer first,
            @Description("The cursor of the group behind which the page begins") @Nullable String after) {
        Question question = Questions.kpi(id, period, filter, by, grain, compare,
                Questions.options(id, options, basis, windowDays));
        PageRequest page = PageRequest.of(first, after);
        return answer(team, question).map(answer -> KpiResult.of(answer, order, page));
    }

    private Uni<Answer> answer(Team team, Question question) {
        return viewpoints.current().chain(viewpoint -> batch.team(viewpoint, question, Ids.parse(team.id())));
    }
}
