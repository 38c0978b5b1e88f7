package dev.rouage.kpi.catalogue;

import org.eclipse.microprofile.graphql.Description;

/** Which hours a delay is measured in. */
@Description("Which hours a delay is measured in")
public enum Clock {
    @Description("All hours")
    ELAPSED,

    @Description("The company's business hours, without its holidays")
    BUSINESS_HOURS
}
