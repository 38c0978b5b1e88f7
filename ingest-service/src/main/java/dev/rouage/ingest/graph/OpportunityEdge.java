package dev.rouage.ingest.graph;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A Opportunity in its connection. */
@Description("A opportunity in its connection")
public record OpportunityEdge(@NonNull @Description("The cursor of the node, for 'after'") String cursor,
        @NonNull @Description("The opportunity") Opportunity node) {}
