package dev.rouage.kpi.graph;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.objective.Ramp;
import dev.rouage.kpi.objective.RepRamp;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** How fast new reps come up to their objectives, as the graph shows it. */
@Type("Ramp")
@Description("How fast the reps hired in a period have come up to their own objectives")
public record RampView(
        @NonNull @Description("The figure that the objectives are on") KpiId kpi,
        @NonNull @Description("Which share of an objective's part for a month had to be reached in it, 0..1: the company's"
                + " setting rampShare") BigDecimal share,
        @Description("The median number of whole calendar months since the day of hire, the month in which that share was"
                + " reached included (Kaplan-Meier); null when there is none, and then noValueBecause says why") @Nullable Integer medianMonths,
        @Description("Reps hired in the period who have an objective of their own on the figure") int n,
        @Description("How many of them have reached that share") int reached,
        @Description("Reps hired in the period who have no objective on the figure: they are left out") int withoutObjective,
        @Description("Why there is no median; null when there is one") @Nullable String noValueBecause,
        @NonNull @Description("The reps whose figures the viewer may see, by the day of hire") List<@NonNull RepRampView> reps) {

    /** The ramp, with those reps whom the viewer may see. */
    public static RampView of(Viewpoint viewpoint, KpiId kpi, Ramp ramp) {
        return new RampView(kpi, ramp.share(), ramp.medianMonths(), Math.toIntExact(ramp.n()),
                Math.toIntExact(ramp.reached()), Math.toIntExact(ramp.withoutObjective()), ramp.noValueBecause(),
                ramp.reps().stream().filter(rep -> viewpoint.scope().seesReps(List.of(rep.hire().rep())))
                        .map(RepRampView::of).toList());
    }

    /** One rep's. */
    @Type("RepRamp")
    @Description("How a new rep has come up to its own objective")
    public record RepRampView(
            @NonNull @Description("The rep") Rep rep,
            @NonNull @Description("The day of hire") LocalDate hiredOn,
            @Description("For how many whole calendar months since then the rep could be followed, at most 24") int followedMonths,
            @Description("How many of them it took to reach the share; null when it was not, and then notBecause says why") @Nullable Integer months,
            @Description("The first day of the month in which it was reached; null when it was not") @Nullable LocalDate reachedIn,
            @Description("Why it was not reached; null when it was") @Nullable String notBecause) {

        static RepRampView of(RepRamp ramp) {
            return new RepRampView(new Rep(ramp.hire().rep().toString()), ramp.hire().on(), ramp.followedMonths(),
                    ramp.months(), ramp.reachedIn() == null ? null : ramp.reachedIn().from(),
                    ramp.notBecause() == null ? null : ramp.notBecause().words());
        }
    }
}
