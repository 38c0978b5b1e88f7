package dev.rouage.kpi.journey.deal;

/** Where a deal went from an open stage. Codes are stored as buckets: they are never given to another outcome. */
public enum StageOutcome {
    /** Nowhere yet. */
    STILL_THERE(0),
    /** To a later stage, to one whose order nobody has told, or won. */
    ADVANCED(1),
    /** Lost. */
    LOST(2),
    /** To an earlier stage. */
    MOVED_BACK(3);

    private final int code;

    StageOutcome(int code) {
        this.code = code;
    }

    /** The stored number. */
    public int code() {
        return code;
    }
}
