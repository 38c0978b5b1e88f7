package dev.rouage.coaching.sale;

/** What a stage means for a deal, whatever it is called. */
public enum StageCategory {
    /** The deal is in progress. */
    OPEN,
    /** The customer bought. */
    WON,
    /** The customer did not buy. */
    LOST
}
