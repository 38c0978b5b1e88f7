package dev.rouage.kpi.calendar;

import org.eclipse.microprofile.graphql.Description;

/** What a figure is compared with. */
@Description("What a figure is compared with")
public enum Comparison {
    @Description("The calendar period before, or as many days before; of a running period as many days as have elapsed")
    PREVIOUS_PERIOD,

    @Description("The same calendar period a year ago; of a running period as many days as have elapsed")
    PREVIOUS_YEAR
}
