package dev.rouage.ingest.graph;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A complaint in its connection. */
@Description("A complaint in its connection")
public record ComplaintEdge(@NonNull @Description("The cursor of the node, for 'after'") String cursor,
        @NonNull @Description("The complaint") Complaint node) {}
