package dev.rouage.kpi.catalogue;

import org.eclipse.microprofile.graphql.Description;

/** The figures. */
@Description("The figures")
public enum KpiId {
    @Description("From creation to won, in days")
    SALES_CYCLE_LENGTH,

    @Description("From creation to lost, in days")
    LOST_CYCLE_LENGTH,

    @Description("Won deals of those decided")
    WIN_RATE_BY_COUNT,

    @Description("Won amounts of those decided")
    WIN_RATE_BY_AMOUNT,

    @Description("The amounts of won deals")
    WON_REVENUE,

    @Description("Won amount by won deal")
    AVERAGE_SALE_VALUE,

    @Description("Accounts with their first won deal")
    NEW_CUSTOMERS,

    @Description("The amount of an account's first won deal")
    FIRST_PURCHASE_VALUE
}
