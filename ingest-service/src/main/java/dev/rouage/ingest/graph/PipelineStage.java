package dev.rouage.ingest.graph;

import java.math.BigDecimal;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A stage of a pipeline, and what it means. */
@Description("A stage of a pipeline, and what it means")
public record PipelineStage(
        @Id @NonNull @Description("Its id in the graph") String id,
        @NonNull @Description("The pipeline it belongs to; empty for the one without a name") String pipeline,
        @NonNull @Description("Its name, as opportunities carry it") String stage,
        @NonNull @Description("What it means for a deal") StageCategory category,
        @Description("Its place in the pipeline; null when the CRM does not tell") @Nullable Integer position,
        @Description("How likely a deal in it is won, 0 to 1, as the CRM has it; null when the CRM does not tell") @Nullable BigDecimal probability,
        @NonNull @Description("The system that the record comes from") String source,
        @NonNull @Description("Its id in that system") String externalId) {

    static PipelineStage of(GraphRecord found) {
        return new PipelineStage(found.id().toString(), String.valueOf(found.text("pipeline")),
                String.valueOf(found.text("stage")), StageCategory.valueOf(String.valueOf(found.text("category"))),
                found.whole("position"), found.decimal("probability"), found.source(), found.externalId());
    }
}
