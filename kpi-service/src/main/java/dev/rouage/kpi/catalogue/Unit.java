package dev.rouage.kpi.catalogue;

import org.eclipse.microprofile.graphql.Description;

/** What a figure is measured in. */
@Description("What a figure is measured in")
public enum Unit {
    @Description("Days, with decimals where it is a mean")
    DAYS(4),

    @Description("Minutes, with decimals")
    MINUTES(2),
    @Description("A share between 0 and 1")
    RATIO(6),

    @Description("Points on the figure's own scale: -100 to 100 for promoter scores, 1 to 5 for ratings")
    POINTS(2),
    @Description("Things to each hundred of others")
    PER_HUNDRED(2),

    @Description("The company's currency")
    MONEY(2),

    @Description("The company's currency, by day")
    MONEY_PER_DAY(2),

    @Description("Things counted")
    COUNT(0);

    private final int decimals;

    Unit(int decimals) {
        this.decimals = decimals;
    }

    /** Whether it is amounts that not everyone may see. */
    public boolean isMoney() {
        return this == MONEY || this == MONEY_PER_DAY;
    }

    /** How many decimals a value of this unit is rounded to. */
    public int decimals() {
        return decimals;
    }
}
