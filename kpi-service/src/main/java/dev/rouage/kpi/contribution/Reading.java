package dev.rouage.kpi.contribution;

/** Which days of a measure a figure of a period is made of, and whether it still sees them one by one. */
public enum Reading {
    /** The period's days in one sum. */
    PERIOD,
    /**
     * All days before the period's end in one sum: what is there at its end, where each thing is added when it comes and
     * taken away when it goes.
     */
    STOCK,
    /**
     * All days before the period's end, with two dates each, so that they can be told apart by whether either lies before the
     * period's first day and before the end of what is known of it. What is not needed day by day comes by month, dated on the
     * month's first day.
     */
    HISTORY,
    /** The period's days one by one, each with its date. */
    DAILY,
    /** All days before the period's end one by one, each with its date: for what is posted seldom. */
    LEDGER;

    /** Whether sums come with their dates. */
    public boolean isDated() {
        return this == HISTORY || this == DAILY || this == LEDGER;
    }
}
