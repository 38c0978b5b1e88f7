package dev.rouage.kpi.graph;

import java.util.List;

import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.access.Viewpoints;
import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.objective.book.Ramps;
import dev.rouage.kpi.report.PeriodChoice;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** How fast new reps come up to their objectives. */
@GraphQLApi
public class RampQueries {
    /** Objectives on these have a part for each month; a rate has none. */
    private static final List<KpiId> ADDING_UP = List.of(KpiId.WON_REVENUE, KpiId.NEW_CUSTOMERS);
    private static final int MOST_DAYS = 1_100;

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
        if (!ADDING_UP.contains(kpi)) {
            throw invalid("'kpi' must be one of " + ADDING_UP + ", and not " + kpi);
        }
        PeriodChoice choice = period.choice();
        return viewpoints.current().chain(viewpoint -> ramps.of(viewpoint, kpi, days(viewpoint, choice))
                .map(ramp -> RampView.of(viewpoint, kpi, ramp)));
    }

    private static Period days(Viewpoint viewpoint, PeriodChoice choice) {
        Period days = choice.seenFrom(viewpoint.today(), viewpoint.policy().calendar()).period();
        if (days.days() > MOST_DAYS) {
            throw invalid("'period' has " + days.days() + " days; at most " + MOST_DAYS + " are allowed");
        }
        return days;
    }

    private static RouageException invalid(String message) {
        return new RouageException(StandardErrorCode.INVALID_ARGUMENT, message);
    }
}
