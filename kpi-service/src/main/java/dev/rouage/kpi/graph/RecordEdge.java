package dev.rouage.kpi.graph;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A record and its place. */
@Description("A record and its place")
public record RecordEdge(
        @NonNull @Description("Hand it back as 'after' to get the records that follow") String cursor,
        @NonNull @Description("The record") FigureRecordNode node) {}
