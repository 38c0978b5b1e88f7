package dev.rouage.ingest.graph;

import org.eclipse.microprofile.graphql.Description;

/** What a stage means for its deal. */
@Description("What a stage means for its deal")
public enum StageCategory {
    @Description("The deal is under way")
    OPEN, @Description("The deal is won")
    WON, @Description("The deal is lost")
    LOST
}
