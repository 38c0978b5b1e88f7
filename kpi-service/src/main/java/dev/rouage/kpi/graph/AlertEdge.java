package dev.rouage.kpi.graph;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** An alert in its connection. */
@Description("An alert in its connection")
public record AlertEdge(@NonNull @Description("The cursor of the node, for 'after'") String cursor,
        @NonNull @Description("The alert") AlertView node) {}
