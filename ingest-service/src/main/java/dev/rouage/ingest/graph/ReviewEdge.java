package dev.rouage.ingest.graph;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A review in its connection. */
@Description("A review in its connection")
public record ReviewEdge(@NonNull @Description("The cursor of the node, for 'after'") String cursor,
        @NonNull @Description("The review") Review node) {}
