package dev.rouage.kpi.graph;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.access.Viewpoints;
import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.objective.Subject;
import dev.rouage.kpi.objective.book.Objectives;
import dev.rouage.platform.graphql.PageRequest;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** What teams and reps aim at. */
@GraphQLApi
public class ObjectiveQueries {
    private static final long MOST_DAYS = 3_660;

    private final Viewpoints viewpoints;
    private final Objectives objectives;
    private final ObjectiveBatch batch;

    ObjectiveQueries(Viewpoints viewpoints, Objectives objectives, ObjectiveBatch batch) {
        this.viewpoints = viewpoints;
        this.objectives = objectives;
        this.batch = batch;
    }

    @Description("The rep's objectives that hold on a day; FORBIDDEN where the viewer may not see the rep's figures")
    public Uni<List<@NonNull ObjectiveView>> objectives(@Source Rep rep,
            @Description("The day; today when absent") @Nullable LocalDate on) {
        return of(Subject.rep(Ids.parse(rep.id())), on);
    }

    @Description("The team's objectives that hold on a day, the main one first; FORBIDDEN where the viewer may not see the"
            + " team's figures")
    public Uni<List<@NonNull ObjectiveView>> objectives(@Source Team team,
            @Description("The day; today when absent") @Nullable LocalDate on) {
        return of(Subject.team(Ids.parse(team.id())), on);
    }

    @Query
    @NonNull
    @Description("The objectives that hold on a day, of all teams and reps whose figures the viewer may see")
    public Uni<ObjectiveConnection> objectives(
            @Description("The day; today when absent") @Nullable LocalDate on,
            @Description("How many, 1..100; 20 by default") @Nullable Integer first,
            @Description("The cursor of the objective behind which the page begins") @Nullable String after) {
        PageRequest page = PageRequest.of(first, after);
        return viewpoints.current().chain(viewpoint -> objectives.visible(viewpoint, day(viewpoint, on), page))
                .map(rows -> ObjectiveConnection.of(page, rows));
    }

    @Query
    @NonNull
    @Description("All versions of an objective, the first one first; none when there is no such objective to be seen")
    public Uni<List<@NonNull ObjectiveVersion>> objectiveHistory(
            @Id @NonNull @Description("The objective's id") String id) {
        return viewpoints.current().chain(viewpoint -> objectives.history(viewpoint, Ids.parse(id))
                .map(versions -> versions.stream().map(one -> ObjectiveVersion.of(viewpoint, one)).toList()));
    }

    @Query
    @NonNull
    @Description("On which days which team has other than exactly one main objective and one to three indicators")
    public Uni<List<@NonNull ObjectiveIssue>> objectiveIssues(
            @Description("The first day; today when absent") @Nullable LocalDate from,
            @Description("The day after the last one, at most 10 years later; that after the first one when absent") @Nullable LocalDate to,
            @Description("The ids of teams; all that the viewer may see when absent") @Nullable List<String> teams) {
        return viewpoints.current().chain(viewpoint -> {
            LocalDate first = day(viewpoint, from);
            LocalDate end = to == null ? first.plusDays(1) : to;
            if (!first.isBefore(end) || ChronoUnit.DAYS.between(first, end) > MOST_DAYS) {
                throw new RouageException(StandardErrorCode.INVALID_ARGUMENT,
                        "'from' must lie before 'to' by at most " + MOST_DAYS + " days");
            }
            return objectives.breaches(viewpoint,
                    Optional.ofNullable(teams).map(ids -> ids.stream().map(Ids::parse).toList()),
                    new Period(first, end));
        }).map(breaches -> breaches.stream().map(ObjectiveIssue::of).toList());
    }

    private Uni<List<ObjectiveView>> of(Subject subject, @Nullable LocalDate on) {
        return viewpoints.current().chain(viewpoint -> batch.of(viewpoint, subject, day(viewpoint, on)))
                .map(found -> found.stream().map(ObjectiveView::new).toList());
    }

    private static LocalDate day(Viewpoint viewpoint, @Nullable LocalDate day) {
        return day == null ? viewpoint.today() : day;
    }
}
