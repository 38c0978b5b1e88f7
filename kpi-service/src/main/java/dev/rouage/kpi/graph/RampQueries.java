package dev.rouage.kpi.graph;

import dev.rouage.kpi.access.Viewpoints;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.objective.book.RampQuestion;
import dev.rouage.kpi.objective.book.Ramps;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** How fast new reps come up to their objectives. */
@GraphQLApi
public class RampQueries {
    private final Viewpoints viewpoints;
    private final Ramps ramps;

    RampQueries(Viewpoints viewpoints, Ramps ramps) {
        this.viewpoints = viewpoints;
        this.ramps = ramps;
    }

    @Query
    @NonNull
    @Description("How many months it took the reps hired in a period to reach the company's share (rampShare) of their own"
            + " objectives; an objective falls evenly on the days of its period")
    public Uni<RampView> ramp(
            @NonNull @Description("When the reps were hired, at most 3 years") PeriodInput period,
            @DefaultValue("WON_REVENUE") @Description("What the objectives are on: WON_REVENUE (the default) or NEW_CUSTOMERS") KpiId kpi) {
        RampQuestion question = new RampQuestion(kpi, period.choice());
        return viewpoints.current().chain(viewpoint -> ramps.of(viewpoint, question)
                .map(ramp -> RampView.of(viewpoint, kpi, ramp)));
    }
}
