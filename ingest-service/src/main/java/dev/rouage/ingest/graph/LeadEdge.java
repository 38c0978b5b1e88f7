package dev.rouage.ingest.graph;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A Lead in its connection. */
@Description("A lead in its connection")
public record LeadEdge(@NonNull @Description("The cursor of the node, for 'after'") String cursor,
        @NonNull @Description("The lead") Lead node) {}
