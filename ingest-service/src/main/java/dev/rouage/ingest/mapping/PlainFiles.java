package dev.rouage.ingest.mapping;

import java.util.Locale;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.ingest.record.KnownFields;
import dev.rouage.platform.event.RecordKind;

/**
 * The preset for files whose header is our own names, also as {@code snake_case}: an object for each kind, unknown columns
 * kept as custom fields.
 */
final class PlainFiles {

    private PlainFiles() {}

    static JsonNode preset() {
        ObjectNode preset = JsonNodeFactory.instance.objectNode();
        ObjectNode objects = preset.putObject("objects");
        for (RecordKind kind : RecordKind.values()) {
            ObjectNode mapping = objects.putObject(kind.wireName()).putObject(kind.wireName());
            mapping.put("keepsAll", true);
            from(mapping.putObject("id"), "externalId").add("id");
            from(mapping.putObject("occurredAt").put("as", "moment"), "occurredAt");
            from(mapping.putObject("version"), "version");
            from(mapping.putObject("deleted").put("as", "flag"), "deleted");
            ObjectNode fields = mapping.putObject("fields");
            for (String field : new TreeSet<>(KnownFields.of(kind))) {
                from(fields.putObject(field), field);
            }
            for (String field : new TreeSet<>(KnownFields.trackedBy(kind))) {
                ObjectNode history = mapping.withObjectProperty("history").putObject(field)
                        .put("list", "history." + field);
                history.put("value", "value");
                from(history.putObject("at").put("as", "moment"), "at");
            }
        }
        return preset;
    }

    private static ArrayNode from(ObjectNode rule, String name) {
        ArrayNode columns = rule.putArray("from").add(name);
        String snake = name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        return snake.equals(name) ? columns : columns.add(snake);
    }
}
