package dev.rouage.ingest.graph;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** An activity in its connection. */
@Description("An activity in its connection")
public record ActivityEdge(@NonNull @Description("The cursor of the node, for 'after'") String cursor,
        @NonNull @Description("The activity") Activity node) {}
