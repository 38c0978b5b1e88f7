package dev.rouage.coaching.program;

/** Where a person stands with a milestone. */
public enum MilestoneState {
    /** Completed by its due day. */
    ON_TIME,
    /** Completed after its due day. */
    LATE,
    /** Not completed; its due day has passed. */
    OVERDUE,
    /** Not completed; due today or within the next working days. */
    DUE,
    /** Not completed; due later. */
    UPCOMING
}
