package dev.rouage.ingest.graph;

import dev.rouage.platform.event.RecordKind;

/** A kind of records that are listed by date; the column {@code dated} holds it. */
enum DatedKind {
    LEAD(RecordKind.LEAD, true),
    OPPORTUNITY(RecordKind.OPPORTUNITY, true),
    ACTIVITY(RecordKind.ACTIVITY,
            true),
    SURVEY_RESPONSE(RecordKind.SURVEY_RESPONSE, true),
    CONTRACT(RecordKind.CONTRACT, false),
    COMPLAINT(
            RecordKind.COMPLAINT, false),
    REVIEW(RecordKind.REVIEW, false),
    SPEND(RecordKind.SPEND,
            false),
    FX_RATE(RecordKind.FX_RATE, false);

    private final RecordKind kind;
    private final boolean owned;

    DatedKind(RecordKind kind, boolean owned) {
        this.kind = kind;
        this.owned = owned;
    }

    RecordKind kind() {
        return kind;
    }

    /** Whether a record is its rep's, and seen by that rep and its managers only; else everyone in the company sees it. */
    boolean isOwned() {
        return owned;
    }
}
