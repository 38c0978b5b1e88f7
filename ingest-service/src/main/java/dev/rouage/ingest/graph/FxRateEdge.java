package dev.rouage.ingest.graph;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** An exchange rate in its connection. */
@Description("An exchange rate in its connection")
public record FxRateEdge(@NonNull @Description("The cursor of the node, for 'after'") String cursor,
        @NonNull @Description("The exchange rate") FxRate node) {}
