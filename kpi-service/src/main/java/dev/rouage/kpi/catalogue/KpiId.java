package dev.rouage.kpi.catalogue;

import org.eclipse.microprofile.graphql.Description;

/** The figures. */
@Description("The figures")
public enum KpiId {
    @Description("From creation to won, in days")
    SALES_CYCLE_LENGTH,

    @Description("From creation to lost, in days")
    LOST_CYCLE_LENGTH,

    @Description("From creation to the period's end of the deals open then, in days")
    OPEN_DEAL_AGE,

    @Description("What the open deals are going to bring a day")
    PIPELINE_VELOCITY,

    @Description("The amounts of open deals by their probability")
    WEIGHTED_PIPELINE,

    @Description("The amount of an account's first won deal")
    FIRST_PURCHASE_VALUE,

    @Description("Won deals of those decided")
    WIN_RATE_BY_COUNT,

    @Description("Won amounts of those decided")
    WIN_RATE_BY_AMOUNT,

    @Description("The amounts of won deals")
    WON_REVENUE,

    @Description("Accounts with their first won deal")
    NEW_CUSTOMERS,

    @Description("Won amount by won deal")
    AVERAGE_SALE_VALUE
}
