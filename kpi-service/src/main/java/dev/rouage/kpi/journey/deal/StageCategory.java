package dev.rouage.kpi.journey.deal;

import org.eclipse.microprofile.graphql.Description;

/** What a pipeline stage means; the only source of won and lost, whatever a stage is called. */
@Description("What a pipeline stage means")
public enum StageCategory {
    @Description("Still to be decided")
    OPEN,

    @Description("Bought")
    WON,

    @Description("Decided against")
    LOST
}
