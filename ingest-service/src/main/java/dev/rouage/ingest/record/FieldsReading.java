package dev.rouage.ingest.record;

import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.json.StrictJson;

/** Reads what an item sets and clears. */
final class FieldsReading {
    /** How many fields that are none of ours a record keeps. */
    static final int CUSTOM_FIELDS = 64;
    private static final int LONGEST_NAME = 255;

    private final ItemReading item;
    private final RecordSchema schema;
    private final FieldReader reader;
    private final Map<String, JsonNode> fields = new HashMap<>();

    FieldsReading(ItemReading item, RecordKind kind, FieldReader reader) {
        this.item = item;
        this.schema = RecordSchema.of(kind);
        this.reader = reader;
    }

    Map<String, JsonNode> read(JsonNode json) {
        readFields(json.path("fields"));
        readNulled(json.path("nulled"));
        long custom = fields.keySet().stream().filter(name -> name.startsWith(RecordReader.CUSTOM)).count();
        if (custom > CUSTOM_FIELDS) {
            item.refuse(RecordErrorCode.TOO_MANY_CUSTOM_FIELDS, "/fields",
                    custom + " fields are none of ours; at most " + CUSTOM_FIELDS + " are kept");
        }
        return fields;
    }

    private void readFields(JsonNode given) {
        if (ItemReading.isAbsent(given)) {
            return;
        }
        if (!given.isObject()) {
            item.refuse(RecordErrorCode.WRONG_TYPE, "/fields", "An object is expected");
            return;
        }
        for (Map.Entry<String, JsonNode> field : given.properties()) {
            if (field.getValue().isNull()) {
                continue; // absent and null mean the same: unchanged; clearing is said in 'nulled'
            }
            FieldType type = schema.fields().get(field.getKey());
            if (type == null) {
                keepCustom(field.getKey(), field.getValue());
            } else {
                item.attempt("/fields/" + field.getKey(),
                        () -> fields.put(field.getKey(), reader.read(type, field.getValue())), null);
            }
        }
    }

    private void keepCustom(String name, JsonNode value) {
        boolean named = StrictJson.isStorable(name) && name.length() <= LONGEST_NAME;
        boolean storable = value.isTextual() ? StrictJson.isStorable(value.textValue()) : value.isBoolean();
        if (named && (storable || value.isNumber() && StrictJson.decimal(value).isPresent())) {
            fields.put(RecordReader.CUSTOM + name, value);
        } else {
            item.refuse(value.isNumber() && named ? RecordErrorCode.INVALID_NUMBER : RecordErrorCode.INVALID_TEXT,
                    "/fields/" + pointer(name), "A field that is none of ours has a name of at most " + LONGEST_NAME
                            + " characters and holds a text, a number below 10^15, or true or false");
        }
    }

    private void readNulled(JsonNode names) {
        if (ItemReading.isAbsent(names)) {
            return;
        }
        if (!names.isArray()) {
            item.refuse(RecordErrorCode.WRONG_TYPE, "/nulled", "A list of field names is expected");
            return;
        }
        for (int i = 0; i < names.size(); i++) {
            clear(names.get(i), "/nulled/" + i);
        }
    }

    private void clear(JsonNode given, String pointer) {
        if (!given.isTextual() || !StrictJson.isStorable(given.textValue())
                || given.textValue().length() > LONGEST_NAME) {
            item.refuse(RecordErrorCode.WRONG_TYPE, pointer, "The name of a field is expected");
            return;
        }
        boolean ours = schema.fields().containsKey(given.textValue());
        JsonNode set = fields.put(ours ? given.textValue() : RecordReader.CUSTOM + given.textValue(),
                NullNode.getInstance());
        if (set != null && !set.isNull()) {
            item.refuse(RecordErrorCode.CONTRADICTION, pointer,
                    "'" + given.textValue() + "' is set and cleared by the same write");
        }
    }

    /** The name as a JSON pointer writes it, without what no text may hold. */
    private static String pointer(String name) {
        String shown = StrictJson.isStorable(name) ? name : "";
        return shown.substring(0, Math.min(shown.length(), LONGEST_NAME)).replace("~", "~0").replace("/", "~1");
    }
}
