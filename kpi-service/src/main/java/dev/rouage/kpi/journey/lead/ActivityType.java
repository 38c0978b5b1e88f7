package dev.rouage.kpi.journey.lead;

/** What somebody did for a lead or a deal. */
public enum ActivityType {
    /** A call. */
    CALL,
    /** A message. */
    EMAIL,
    /** A meeting. */
    MEETING,
    /** A demonstration. */
    DEMO,
    /** Finding out about the prospect. */
    RESEARCH,
    /** Fitting the approach to the prospect. */
    PERSONALISATION,
    /** Anything else. */
    OTHER;

    /** Whether it prepares a contact instead of being one. */
    public boolean isPreparation() {
        return this == RESEARCH || this == PERSONALISATION;
    }
}
