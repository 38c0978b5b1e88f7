package dev.rouage.ingest.graph;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A stage in its connection. */
@Description("A stage in its connection")
public record PipelineStageEdge(@NonNull @Description("The cursor of the node, for 'after'") String cursor,
        @NonNull @Description("The stage") PipelineStage node) {}
