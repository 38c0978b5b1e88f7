package dev.rouage.kpi.graph;

import java.math.BigDecimal;
import java.util.List;

import dev.rouage.kpi.figure.StageFigures;
import dev.rouage.kpi.journey.deal.StageCategory;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** How many deals have come to a stage. */
@Description("How many of the deals created in the period have come to a stage, each counted once; lost deals stay in the"
        + " stages they came to")
public record FunnelStage(
        @NonNull @Description("The CRM that the pipeline belongs to") String source,
        @NonNull @Description("The pipeline; empty for the one without a name") String pipeline,
        @NonNull @Description("The stage") String stage,
        @Description("What the stage means: OPEN or WON; null when nobody has told it") @Nullable StageCategory category,
        @Description("Its place in the pipeline's order; null when nobody has told it") @Nullable Integer position,
        @Description("How many deals, by the mode asked for") int deals,
        @Description("How many deals of the pipeline were created in the period") int created,
        @Description("deals / created, 0..1; null when none was created") @Nullable BigDecimal share,
        @Description("Of the deals that the stage before counts, 0..1; null for a pipeline's first stage, in the mode"
                + " ANY_STAGE_REACHED, where deals may have skipped that stage, and where nobody has told the order") @Nullable BigDecimal shareOfPrevious) {

    /** Those of the figures, in the pipelines' order. */
    public static List<FunnelStage> of(StageFigures figures) {
        return figures.steps().stream().map(step -> new FunnelStage(step.stage().source(), step.stage().pipeline(),
                step.stage().stage(), step.traits() == null ? null : step.traits().category(),
                step.traits() == null ? null : step.traits().position(), Math.toIntExact(step.deals()),
                Math.toIntExact(step.all()), step.share(), step.shareOfPrevious())).toList();
    }
}
