package dev.rouage.ingest.graph;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** An import in its connection. */
@Description("An import in its connection")
public record ImportEdge(@NonNull @Description("The cursor of the node, for 'after'") String cursor,
        @NonNull @Description("The import") Import node) {}
