package dev.rouage.coaching.graph;

import org.eclipse.microprofile.graphql.Description;

/** Why there is no time to the first sale. */
@Description("Why there is no time to the first sale")
public enum NoFirstSaleReason {
    @Description("No deal that was created since the rep was hired is won by the rep yet")
    NOT_YET_SOLD, @Description("The rep's record does not say when the rep was hired")
    HIRE_DATE_UNKNOWN
}
