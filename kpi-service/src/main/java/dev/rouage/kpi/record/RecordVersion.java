package dev.rouage.kpi.record;

import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rouage.platform.event.RecordState;
import org.jspecify.annotations.Nullable;

/**
 * A record as it was or is.
 *
 * @param fields
 *            of a version before only those of accounts, leads, stages, rates, reps and teams; else empty
 * @param references
 *            of every version
 */
public record RecordVersion(RecordState state, @Nullable UUID mergedInto, JsonNode fields,
        References references) {

    /** A field as text; empty when it is absent or null. */
    public Optional<String> text(String field) {
        JsonNode value = fields.get(field);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value.asText());
    }

    /** Whether it counts at all. */
    public boolean isLive() {
        return state == RecordState.LIVE;
    }
}
