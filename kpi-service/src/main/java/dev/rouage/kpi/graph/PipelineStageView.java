package dev.rouage.kpi.graph;

import java.math.BigDecimal;
import java.util.List;

import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.figure.StageFigures;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** What stands in an open stage. */
@Type("PipelineStageStanding")
@Description("What stands in an open stage now")
public record PipelineStageView(
        @NonNull @Description("The CRM that the pipeline belongs to") String source,
        @NonNull @Description("The pipeline; empty for the one without a name") String pipeline,
        @NonNull @Description("The stage") String stage,
        @Description("Its place in the pipeline's order; null when nobody has told it") @Nullable Integer position,
        @Description("That a deal in it is won, 0..1; null when nobody has told it") @Nullable BigDecimal probability,
        @Description("How many open deals are in it") int deals,
        @Description("Their amounts in the company's currency, each at the rate of its day of creation; null without the role money") @Nullable BigDecimal amount,
        @Description("amount × probability, in the company's currency; null without a probability or the role money") @Nullable BigDecimal weighted,
        @Description("Why an amount is null; null when none is") @Nullable String noAmountBecause,
        @Description("How many deals are left out of the amounts, by reason") @NonNull List<@NonNull Exclusion> excluded) {

    /** Those of the figures, in the pipelines' order; amounts only to those who may see them. */
    public static List<PipelineStageView> of(Viewpoint viewpoint, StageFigures figures) {
        return figures.standings().stream().map(standing -> of(viewpoint, standing)).toList();
    }

    private static PipelineStageView of(Viewpoint viewpoint, StageFigures.Standing standing) {
        boolean money = viewpoint.money();
        return new PipelineStageView(standing.stage().source(), standing.stage().pipeline(), standing.stage().stage(),
                standing.traits() == null ? null : standing.traits().position(),
                standing.traits() == null ? null : standing.traits().probability(),
                Math.toIntExact(standing.deals()), money ? standing.amount() : null, money ? standing.weighted() : null,
                because(money, standing), Exclusion.of(standing.excluded()));
    }

    private static @Nullable String because(boolean money, StageFigures.Standing standing) {
        if (!money) {
            return KpiFigure.NO_MONEY;
        }
        return standing.weighted() == null ? "Nobody has told how probable a deal in this stage is to be won" : null;
    }
}
