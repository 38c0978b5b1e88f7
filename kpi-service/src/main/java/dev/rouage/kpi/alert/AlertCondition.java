package dev.rouage.kpi.alert;

import org.eclipse.microprofile.graphql.Description;

/** What calls for attention. */
@Description("What calls for attention")
public enum AlertCondition {
    @Description("The figure's value over a period is above the bound")
    ABOVE,

    @Description("The figure's value over a period is below the bound")
    BELOW,

    @Description("The pace of the team's objective on the figure is below the bound, where 1 is on time")
    OFF_PACE
}
