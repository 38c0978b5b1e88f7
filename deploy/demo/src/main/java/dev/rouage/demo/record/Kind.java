package dev.rouage.demo.record;

/** The kinds of records, in an order that suits an import: what others refer to mostly comes first. */
public enum Kind {
    FX_RATE("fxRate"),
    PIPELINE_STAGE("pipelineStage"),
    TEAM("team"),
    REP("rep"),
    LEAD("lead"),
    ACCOUNT("account"),
    OPPORTUNITY("opportunity"),
    ACTIVITY("activity"),
    CONTRACT("contract"),
    SPEND("spend"),
    SURVEY_RESPONSE("surveyResponse"),
    COMPLAINT("complaint"),
    REVIEW("review");

    private final String wireName;

    Kind(String wireName) {
        this.wireName = wireName;
    }

    /** The name in URLs and events. */
    public String wireName() {
        return wireName;
    }
}
