package dev.rouage.kpi.journey.deal;

/** What a pipeline stage means; the only source of won and lost, whatever a stage is called. */
public enum StageCategory {
    /** Still to be decided. */
    OPEN,
    /** Bought. */
    WON,
    /** Decided against. */
    LOST
}
