package dev.rouage.kpi.journey;

/** The kinds of records that a deal refers to. */
public enum Party {
    /** A sales rep. */
    REP,
    /** A customer, or a company that may become one. */
    ACCOUNT,
    /** A lead. */
    LEAD
}
