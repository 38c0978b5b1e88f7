package dev.rouage.platform.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonValue;

/** The kinds of CRM records. */
public enum RecordKind {
    TEAM("team"),
    REP("rep"),
    ACCOUNT("account"),
    LEAD("lead"),
    PIPELINE_STAGE("pipelineStage"),
    OPPORTUNITY("opportunity"),
    ACTIVITY("activity"),
    CONTRACT("contract"),
    SPEND("spend"),
    SURVEY_RESPONSE("surveyResponse"),
    COMPLAINT("complaint"),
    REVIEW("review"),
    FX_RATE("fxRate");

    private static final Map<String, RecordKind> BY_WIRE_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(RecordKind::wireName, kind -> kind));

    private final String wireName;

    RecordKind(String wireName) {
        this.wireName = wireName;
    }

    /** The kind's name in URLs and events. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** The kind of that wire name, or empty when there is none. */
    public static Optional<RecordKind> ofWireName(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }
}
