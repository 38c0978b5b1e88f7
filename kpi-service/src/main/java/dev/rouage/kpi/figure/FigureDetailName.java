package dev.rouage.kpi.figure;

import org.eclipse.microprofile.graphql.Description;

/** The parts that figures have beside their value. */
@Description("A part that a figure has beside its value")
public enum FigureDetailName {

    @Description("The share of the leads detected that were contacted within 5 minutes, by the clock asked for")
    WITHIN_5_MINUTES("The share of the leads detected that were contacted within 5 minutes"),
    @Description("The share of the leads detected that were contacted within an hour, by the clock asked for")
    WITHIN_1_HOUR("The share of the leads detected that were contacted within an hour"),
    @Description("The share of the leads detected that were contacted within 24 hours, by the clock asked for")
    WITHIN_24_HOURS("The share of the leads detected that were contacted within 24 hours"),
    @Description("The share of the leads detected that were contacted within the company's target, by the clock asked for;"
            + " exact for 5 minutes, an hour and whole days, else delays within 1 % of the target may lie on either side")
    WITHIN_TARGET("The share of the leads detected that were contacted within the company's target"),
    @Description("Within how many minutes the company wants leads to be contacted, by its settings")
    CONTACT_TARGET("Within how many minutes leads should be contacted"),
    @Description("How many of the leads detected were contacted")
    CONTACTED("How many of the leads detected were contacted"),
    @Description("How many of the leads detected were not contacted")
    NOT_CONTACTED("How many of the leads detected were not contacted"),
    @Description("The share of the first contacts for which time was noted; the others are unknown and not 0")
    COVERAGE("The share of the first contacts for which time was noted"),
    @Description("What marketing cost, in the company's currency")
    MARKETING_COST("What marketing cost"),
    @Description("What sales cost, in the company's currency")
    SALES_COST("What sales cost"),

    @Description("Contracts that have ended, are not renewed, and still may be: the company's grace is not over")
    PENDING("Contracts that have ended and still may be renewed"),
    @Description("Half the width of the 95 % interval, in points")
    MARGIN("Half the width of the 95 % interval"),
    @Description("Answers of 9 and 10")
    PROMOTERS("Answers of 9 and 10"),
    @Description("Answers of 7 and 8")
    PASSIVES("Answers of 7 and 8"),
    @Description("Answers of 0 to 6")
    DETRACTORS("Answers of 0 to 6"),
    @Description("All answers of the period, those that an account superseded among them")
    RESPONSES("All answers of the period"),
    @Description("The median of the minutes until a complaint was responded to; within 1 %")
    FIRST_RESPONSE_MEDIAN("The median time until a complaint was responded to"),
    @Description("Complaints that were responded to")
    RESPONDED("Complaints that were responded to"),
    @Description("The median of the minutes until a complaint was resolved; within 1 %")
    RESOLUTION_MEDIAN("The median time until a complaint was resolved"),
    @Description("Complaints that were resolved")
    RESOLVED("Complaints that were resolved"),
    @Description("Reviews with the rating 1")
    RATED_1("Reviews with the rating 1"),
    @Description("Reviews with the rating 2")
    RATED_2("Reviews with the rating 2"),
    @Description("Reviews with the rating 3")
    RATED_3("Reviews with the rating 3"),
    @Description("Reviews with the rating 4")
    RATED_4("Reviews with the rating 4"),
    @Description("Reviews with the rating 5")
    RATED_5("Reviews with the rating 5"),
    @Description("Reps hired in the period who have had a first sale")
    SELLERS("Reps hired in the period who have had a first sale"),
    @Description("The share with a first sale by day 30 (Kaplan-Meier); null when nobody without one was followed so long")
    SOLD_BY_DAY_30("The share with a first sale by day 30"),
    @Description("The share with a first sale by day 60 (Kaplan-Meier); null when nobody without one was followed so long")
    SOLD_BY_DAY_60("The share with a first sale by day 60"),
    @Description("The share with a first sale by day 90 (Kaplan-Meier); null when nobody without one was followed so long")
    SOLD_BY_DAY_90("The share with a first sale by day 90"),
    @Description("The share of the milestones due that were completed in time")
    ON_TIME("The share of the milestones due that were completed in time"),
    @Description("Minutes of training in the period")
    TRAINING_MINUTES("Time of training in the period"),
    @Description("The share of the exercises that were passed on the first attempt")
    PASSED_FIRST("The share of the exercises that were passed on the first attempt"),
    @Description("The share of the exercises that were passed on any attempt")
    PASSED_BEST("The share of the exercises that were passed on any attempt"),
    @Description("By how much the share of acquired skills has risen since the period began; null without one then or now")
    PROGRESS("By how much the share of acquired skills has risen since the period began"),
    @Description("Coaching sessions that were held and had not been planned")
    UNPLANNED_SESSIONS("Coaching sessions that were held and had not been planned");

    private final String description;

    FigureDetailName(String description) {
        this.description = description;
    }

    /** What it is, in words. */
    public String description() {
        return description;
    }
}
