package dev.rouage.ingest.graph;

import org.eclipse.microprofile.graphql.Description;

/** The order of a connection by date. */
@Description("The order of a connection by date")
public enum DateOrder {
    @Description("The earliest date first")
    OLDEST_FIRST, @Description("The latest date first")
    NEWEST_FIRST
}
