package dev.rouage.kpi.graph;

import java.math.BigDecimal;
import java.util.List;

import dev.rouage.kpi.figure.StageFigures;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** How deals stay in an open stage. */
@Description("How deals stay in an open stage; entries = advanced + lost + movedBack + stillThere")
public record StageBottleneck(
        @NonNull @Description("The CRM that the pipeline belongs to") String source,
        @NonNull @Description("The pipeline; empty for the one without a name") String pipeline,
        @NonNull @Description("The stage") String stage,
        @Description("Its place in the pipeline's order; null when nobody has told it") @Nullable Integer position,
        @Description("How often deals entered it in the period; a re-entry counts again") int entries,
        @Description("Of these entries, how many went on to a later stage or were won, up to now") int advanced,
        @Description("Of these entries, how many were lost, up to now") int lost,
        @Description("Of these entries, how many went back to an earlier stage, up to now") int movedBack,
        @Description("Of these entries, how many are still there") int stillThere,
        @Description("How many deals left it for good in the period; days are theirs") int left,
        @Description("The median of the days that a deal spent in it, re-entries added; null when none left") @Nullable BigDecimal medianDays,
        @Description("The 75th percentile of these days; null when none left") @Nullable BigDecimal p75Days,
        @Description("The mean of these days; null when none left") @Nullable BigDecimal meanDays,
        @NonNull @Description("The sum of these days") BigDecimal totalDays,
        @Description("Its share of the days spent in all stages of the pipeline, 0..1; null when no deal left any") @Nullable BigDecimal shareOfTotal,
        @Description("Whether it is the stage of its pipeline with the largest share") boolean bottleneck,
        @Description("How many deals that are in it now entered it before the period's end") int openStays,
        @Description("How many days these have been in it on the period's last day, today at most, on average; null when there are none") @Nullable BigDecimal meanOpenDays,
        @Description("How many deals are left out of the days, by reason") @NonNull List<@NonNull Exclusion> excluded) {

    /** Those of the figures, in the pipelines' order. */
    public static List<StageBottleneck> of(StageFigures figures) {
        return figures.stays().stream().map(StageBottleneck::of).toList();
    }

    private static StageBottleneck of(StageFigures.Stay stay) {
        return new StageBottleneck(stay.stage().source(), stay.stage().pipeline(), stay.stage().stage(),
                stay.traits() == null ? null : stay.traits().position(), Math.toIntExact(stay.entries()),
                Math.toIntExact(stay.advanced()), Math.toIntExact(stay.lost()), Math.toIntExact(stay.movedBack()),
                Math.toIntExact(stay.stillThere()), Math.toIntExact(stay.left()), stay.median(), stay.p75(),
                stay.mean(), stay.days(), stay.shareOfTotal(), stay.bottleneck(), Math.toIntExact(stay.open()),
                stay.meanOpenDays(), Exclusion.of(stay.excluded()));
    }
}
