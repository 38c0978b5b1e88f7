package dev.rouage.kpi.record;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rouage.kpi.journey.Change;
import dev.rouage.kpi.journey.IsoTime;
import org.jspecify.annotations.Nullable;

/** Reads values out of a record's fields; what can't be read as what it should be is taken as absent. */
final class RecordJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private RecordJson() {}

    static JsonNode read(@Nullable String json) {
        try {
            return json == null ? JSON.createObjectNode() : JSON.readTree(json);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("PostgreSQL has handed out JSON that is none", failure);
        }
    }

    static Optional<String> text(JsonNode fields, String name) {
        JsonNode value = fields.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value.asText());
    }

    static Optional<UUID> id(JsonNode fields, String name) {
        return text(fields, name).flatMap(RecordJson::id);
    }

    static Optional<BigDecimal> decimal(JsonNode fields, String name) {
        return text(fields, name).flatMap(text -> attempt(() -> new BigDecimal(text)));
    }

    static Optional<Integer> integer(JsonNode fields, String name) {
        return decimal(fields, name).flatMap(number -> attempt(() -> number.intValue()));
    }

    static Optional<LocalDate> date(JsonNode fields, String name) {
        return text(fields, name).flatMap(text -> attempt(() -> IsoTime.date(text)));
    }

    /** The changes of a field in its record's history; those whose value or time can't be read are left out. */
    static <T> List<Change<T>> changes(JsonNode history, String field, Function<String, Optional<T>> parse) {
        List<Change<T>> changes = new ArrayList<>();
        for (JsonNode entry : history.path(field)) {
            Optional<T> value = text(entry, "value").flatMap(parse);
            Optional<Instant> at = text(entry, "at").flatMap(
                    text -> attempt(() -> IsoTime.instant(text)));
            value.ifPresent(known -> at.ifPresent(instant -> changes.add(new Change<>(known, instant))));
        }
        return changes;
    }

    static Optional<UUID> id(String text) {
        return attempt(() -> UUID.fromString(text));
    }

    private static <T> Optional<T> attempt(java.util.function.Supplier<T> parse) {
        try {
            return Optional.of(parse.get());
        } catch (IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }
}
