package dev.rouage.ingest.graph;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A survey response in its connection. */
@Description("A survey response in its connection")
public record SurveyResponseEdge(@NonNull @Description("The cursor of the node, for 'after'") String cursor,
        @NonNull @Description("The survey response") SurveyResponse node) {}
