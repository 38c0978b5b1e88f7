package dev.rouage.ingest.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rouage.platform.event.RecordKind;

/** Reads the earlier values that the source itself tells of. */
final class HistoryReading {
    /** How many earlier values of a field a record keeps, and a write may tell. */
    static final int LONGEST = 500;

    private final ItemReading item;
    private final RecordKind kind;
    private final FieldReader reader;
    private final Map<String, List<HistoryEntry>> history = new HashMap<>();

    HistoryReading(ItemReading item, RecordKind kind, FieldReader reader) {
        this.item = item;
        this.kind = kind;
        this.reader = reader;
    }

    Map<String, List<HistoryEntry>> read(JsonNode given) {
        if (ItemReading.isAbsent(given)) {
            return history;
        }
        if (!given.isObject()) {
            item.refuse(RecordErrorCode.WRONG_TYPE, "/history", "An object of lists is expected");
            return history;
        }
        RecordSchema schema = RecordSchema.of(kind);
        given.properties().forEach(field -> {
            FieldType type = schema.fields().get(field.getKey());
            if (type == null || !schema.tracked().contains(field.getKey())) {
                item.refuse(RecordErrorCode.UNKNOWN_VALUE, "/history",
                        "Every " + kind.wireName() + " has the history of "
                                + (schema.tracked().isEmpty() ? "nothing" : String.join(", ", schema.tracked())));
            } else if (!ItemReading.isAbsent(field.getValue())) {
                readEntries(field.getKey(), type, field.getValue());
            }
        });
        return history;
    }

    private void readEntries(String field, FieldType type, JsonNode given) {
        String pointer = "/history/" + field;
        if (!given.isArray()) {
            item.refuse(RecordErrorCode.WRONG_TYPE, pointer, "A list of {value, at} is expected");
            return;
        }
        if (given.size() > LONGEST) {
            item.refuse(RecordErrorCode.TOO_MUCH_HISTORY, pointer, "At most " + LONGEST + " values are kept");
            return;
        }
        List<HistoryEntry> entries = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            JsonNode entry = given.get(i);
            item.attempt(pointer + "/" + i, () -> entries.add(new HistoryEntry(
                    reader.read(type, entry.path("value")).textValue(), reader.pastMoment(entry.path("at")))), false);
        }
        if (!entries.isEmpty()) {
            history.put(field, List.copyOf(entries));
        }
    }
}
