package dev.rouage.ingest.quality;

import org.eclipse.microprofile.graphql.Description;

/** How far a report is. */
@Description("How far a report is")
public enum QualityState {
    @Description("It is being computed; the findings are those of the report before, if there was one")
    COMPUTING, @Description("It waits for another report of the company to be done; ask again")
    WAITING, @Description("It is complete, but for the checks in 'unfinished'")
    READY, @Description("It could not be computed; asking again begins anew")
    FAILED
}
