package dev.rouage.ingest.graph;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A Rep in its connection. */
@Description("A rep in its connection")
public record RepEdge(@NonNull @Description("The cursor of the node, for 'after'") String cursor,
        @NonNull @Description("The rep") Rep node) {}
