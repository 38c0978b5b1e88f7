package dev.rouage.ingest.graph;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A Team in its connection. */
@Description("A team in its connection")
public record TeamEdge(@NonNull @Description("The cursor of the node, for 'after'") String cursor,
        @NonNull @Description("The team") Team node) {}
