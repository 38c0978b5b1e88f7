package dev.rouage.ingest.graph;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A spend in its connection. */
@Description("A spend in its connection")
public record SpendEdge(@NonNull @Description("The cursor of the node, for 'after'") String cursor,
        @NonNull @Description("The spend") Spend node) {}
