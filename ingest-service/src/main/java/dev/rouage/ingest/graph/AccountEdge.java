package dev.rouage.ingest.graph;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A Account in its connection. */
@Description("A account in its connection")
public record AccountEdge(@NonNull @Description("The cursor of the node, for 'after'") String cursor,
        @NonNull @Description("The account") Account node) {}
