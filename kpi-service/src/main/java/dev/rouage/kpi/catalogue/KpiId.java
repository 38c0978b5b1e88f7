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

    @Description("Leads that became opportunities, of those detected")
    LEAD_TO_OPPORTUNITY_RATE,

    @Description("Leads found worth pursuing, of those detected")
    QUALIFIED_LEAD_RATE,

    @Description("The amount of an account's first won deal")
    FIRST_PURCHASE_VALUE,

    @Description("From a lead's detection to its first contact, in minutes")
    FIRST_CONTACT_DELAY,

    @Description("Leads contacted, of those detected")
    CONTACTED_RATE,

    @Description("Research and personalisation before a first contact, in minutes")
    PERSONALISATION_TIME,

    @Description("Leads that became customers, of those detected")
    LEAD_TO_CUSTOMER_RATE,

    @Description("Won deals of those decided")
    WIN_RATE_BY_COUNT,

    @Description("Won amounts of those decided")
    WIN_RATE_BY_AMOUNT,

    @Description("The amounts of won deals")
    WON_REVENUE,

    @Description("Accounts with their first won deal")
    NEW_CUSTOMERS,

    @Description("Cost of sales and marketing by new customer")
    ACQUISITION_COST,

    @Description("Won amount by won deal")
    AVERAGE_SALE_VALUE,

    @Description("Customers at the period's beginning who still are at its end")
    CUSTOMER_RETENTION,

    @Description("Recurring revenue of the period's first customers that is still there, without growth")
    GROSS_REVENUE_RETENTION,

    @Description("Recurring revenue of the period's first customers, with growth")
    NET_REVENUE_RETENTION,

    @Description("Contracts renewed of those whose term ended")
    RENEWAL_RATE,

    @Description("Promoters less detractors, in points from -100 to 100")
    NET_PROMOTER_SCORE,

    @Description("Complaints opened")
    COMPLAINTS,

    @Description("Complaints opened to each hundred customers")
    COMPLAINTS_PER_100_CUSTOMERS,

    @Description("The mean rating of reviews, 1 to 5")
    REVIEW_RATING,

    @Description("From a rep's day of hire to the first sale of its own, in days")
    TIME_TO_FIRST_SALE,

    @Description("Minutes of training until a rep's first sale")
    ONBOARDING_TRAINING_TIME,

    @Description("Milestones completed of those due")
    TRAINING_COMPLETION,

    @Description("Exercises passed of those attempted")
    TRAINING_PASS_RATE,

    @Description("Required skills that reps have")
    SKILL_MASTERY,

    @Description("Coaching sessions held of those planned")
    COACHING_SESSIONS_HELD
}
