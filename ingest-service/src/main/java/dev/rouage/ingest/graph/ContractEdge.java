package dev.rouage.ingest.graph;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A contract in its connection. */
@Description("A contract in its connection")
public record ContractEdge(@NonNull @Description("The cursor of the node, for 'after'") String cursor,
        @NonNull @Description("The contract") Contract node) {}
