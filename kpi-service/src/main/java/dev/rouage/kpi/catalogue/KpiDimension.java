package dev.rouage.kpi.catalogue;

import org.eclipse.microprofile.graphql.Description;

/** What figures can be broken down by. */
@Description("What figures can be broken down by")
public enum KpiDimension {
    @Description("The team that the rep belongs to now")
    TEAM,

    @Description("The rep who owned the deal when it closed")
    REP,

    @Description("Where the deal's lead came from")
    SOURCE,

    @Description("The channel through which the deal's lead came")
    CHANNEL,

    @Description("The pipeline the deal is in")
    PIPELINE,

    @Description("The account's segment")
    SEGMENT,

    @Description("The account's country, or the lead's")
    COUNTRY,

    @Description("The product sold")
    PRODUCT
}
