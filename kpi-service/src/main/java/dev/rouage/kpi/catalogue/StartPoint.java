package dev.rouage.kpi.catalogue;

import org.eclipse.microprofile.graphql.Description;

/** Where a sales cycle begins. */
@Description("Where a sales cycle begins")
public enum StartPoint {
    @Description("With the creation of the opportunity")
    OPPORTUNITY_CREATED,

    @Description("With the detection of the deal's lead; deals without a lead are left out")
    LEAD_DETECTED,

    @Description("With the first human outbound activity on the deal's lead; deals without one are left out")
    FIRST_CONTACT
}
