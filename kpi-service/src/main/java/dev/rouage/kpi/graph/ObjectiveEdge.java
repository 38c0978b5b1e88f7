package dev.rouage.kpi.graph;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** An objective in its connection. */
@Description("An objective in its connection")
public record ObjectiveEdge(@NonNull @Description("The cursor of the node, for 'after'") String cursor,
        @NonNull @Description("The objective") ObjectiveView node) {}
