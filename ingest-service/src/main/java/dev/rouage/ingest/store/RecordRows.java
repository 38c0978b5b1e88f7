package dev.rouage.ingest.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.ingest.record.Clock;
import dev.rouage.ingest.record.HistoryEntry;
import dev.rouage.ingest.record.RecordKey;
import dev.rouage.ingest.record.StoredRecord;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.event.RecordState;
import io.vertx.mutiny.sqlclient.Row;

/** Records as rows, and their maps as JSON. */
public final class RecordRows {
    /** The columns that {@link #record} reads, of a table or alias {@code r}. */
    public static final String COLUMNS = """
            r.kind::text AS kind, r.id, r.source, r.external_id, r.revision, r.writes, r.state::text AS state, \
            r.merged_into, r.version, r.occurred_at, r.fields::text AS fields, r.clocks::text AS clocks, \
            r.history::text AS history""";
    private static final String EMPTY = "{}";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private RecordRows() {}

    /** Reads a row. */
    public static StoredRecord record(Row row) {
        RecordKey key = new RecordKey(row.getString("source"),
                RecordKind.ofWireName(row.getString("kind")).orElseThrow(), row.getString("external_id"));
        return new StoredRecord(key, row.getUUID("id"), row.getLong("revision"), row.getInteger("writes"),
                RecordState.valueOf(row.getString("state")), row.getUUID("merged_into"),
                new Clock(row.getLong("version"), row.getOffsetDateTime("occurred_at").toInstant()),
                fields(row.getString("fields")), clocks(row.getString("clocks")), history(row.getString("history")));
    }

    private static Map<String, JsonNode> fields(String json) {
        Map<String, JsonNode> fields = new HashMap<>();
        parse(json).properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    private static Map<String, Clock> clocks(String json) {
        Map<String, Clock> clocks = new HashMap<>();
        parse(json).properties()
                .forEach(field -> clocks.put(field.getKey(), Clock.parse(field.getValue().textValue())));
        return clocks;
    }

    private static Map<String, SortedSet<HistoryEntry>> history(String json) {
        Map<String, SortedSet<HistoryEntry>> history = new HashMap<>();
        parse(json).properties().forEach(field -> {
            SortedSet<HistoryEntry> entries = history.computeIfAbsent(field.getKey(), _ -> new TreeSet<>());
            field.getValue().forEach(entry -> entries.add(new HistoryEntry(entry.path("value").textValue(),
                    Instant.parse(entry.path("at").textValue()))));
        });
        return history;
    }

    private static ObjectNode parse(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException failure) {
            throw new UncheckedIOException("The database holds JSON that is none", failure);
        }
    }

    /** Written without a tree in between: this is most of what a new record costs. */
    public static String fieldsJson(StoredRecord record) {
        StringBuilder json = new StringBuilder(256).append('{');
        record.fields().forEach((name, value) -> {
            quote(json.length() == 1 ? json : json.append(','), name);
            json.append(':');
            if (value.isTextual()) {
                quote(json, value.textValue());
            } else {
                json.append(value);
            }
        });
        return json.append('}').toString();
    }

    private static void quote(StringBuilder json, String text) {
        json.append('"');
        if (isPlain(text)) {
            json.append(text);
        } else {
            JsonStringEncoder.getInstance().quoteAsString(text, json);
        }
        json.append('"');
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    public static String clocksJson(StoredRecord record) {
        if (record.olderClocks().isEmpty()) {
            return EMPTY;
        }
        ObjectNode json = JSON.createObjectNode();
        record.olderClocks().forEach((field, clock) -> json.put(field, clock.print()));
        return json.toString();
    }

    static String historyJson(StoredRecord record) {
        return record.history().isEmpty() ? EMPTY : historyJson(record.history()).toString();
    }

    /** History by field as a JSON object of lists of {@code {value, at}}. */
    public static ObjectNode historyJson(Map<String, ? extends Collection<HistoryEntry>> history) {
        ObjectNode json = JSON.createObjectNode();
        history.forEach((field, entries) -> {
            ArrayNode list = json.putArray(field);
            entries.forEach(entry -> list.addObject().put("value", entry.value()).put("at", entry.at().toString()));
        });
        return json;
    }

    /** The values that a change has replaced, as a JSON object. */
    static String replacedJson(StoredRecord before, StoredRecord after) {
        ObjectNode json = JSON.createObjectNode();
        after.fields().forEach((field, value) -> {
            JsonNode old = before.fields().get(field);
            if (!value.equals(old)) {
                json.set(field, old);
            }
        });
        if (before.state() != after.state()) {
            json.put("$state", before.state().name());
        }
        return json.toString();
    }

    static UUID[] ids(Collection<StoredRecord> records) {
        return records.stream().map(StoredRecord::id).toArray(UUID[]::new);
    }
}
