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
    @Description("How many of the leads detected were contacted")
    CONTACTED("How many of the leads detected were contacted"),
    @Description("How many of the leads detected were not contacted")
    NOT_CONTACTED("How many of the leads detected were not contacted"),
    @Description("The share of the first contacts for which time was noted; the others are unknown and not 0")
    COVERAGE("The share of the first contacts for which time was noted"),
    @Description("What marketing cost, in the company's currency")
    MARKETING_COST("What marketing cost"),
    @Description("What sales cost, in the company's currency")
    SALES_COST("What sales cost");

    private final String description;

    FigureDetailName(String description) {
        this.description = description;
    }

    /** What it is, in words. */
    public String description() {
        return description;
    }
}
