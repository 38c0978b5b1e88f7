package dev.rouage.ingest.graph;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/** A record as the graph's types read it. */
record GraphRecord(UUID id, String source, String externalId, JsonNode fields) {
    /** The columns that {@link #of} reads, of a table or alias {@code r}. */
    static final String COLUMNS = "r.id, r.source, r.external_id, r.fields::text AS fields";
    private static final ObjectMapper JSON = new ObjectMapper();

    static GraphRecord of(Row row) {
        try {
            return new GraphRecord(row.getUUID("id"), row.getString("source"), row.getString("external_id"),
                    JSON.readTree(row.getString("fields")));
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("The database holds JSON that is none", failure);
        }
    }

    @Nullable
    String text(String field) {
        return fields.path(field).textValue();
    }

    @Nullable
    UUID reference(String field) {
        String id = text(field);
        return id == null ? null : UUID.fromString(id);
    }

    @Nullable
    LocalDate day(String field) {
        String day = text(field);
        return day == null ? null : LocalDate.parse(day);
    }

    @Nullable
    Instant moment(String field) {
        String moment = text(field);
        return moment == null ? null : Instant.parse(moment);
    }

    @Nullable
    Integer whole(String field) {
        return fields.path(field).isInt() ? Integer.valueOf(fields.path(field).intValue()) : null;
    }

    int requiredWhole(String field) {
        return fields.required(field).intValue();
    }

    @Nullable
    Boolean flag(String field) {
        return fields.path(field).isBoolean() ? Boolean.valueOf(fields.path(field).booleanValue()) : null;
    }

    @Nullable
    BigDecimal decimal(String field) {
        String number = text(field);
        return number == null ? null : new BigDecimal(number);
    }
}
