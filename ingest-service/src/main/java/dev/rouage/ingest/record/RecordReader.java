package dev.rouage.ingest.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.json.StrictJson;
import dev.rouage.platform.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/** Reads one item of a batch or one line of an import: all that is wrong about it, or the write it stands for. */
public final class RecordReader {
    private static final int CUSTOM_FIELDS = 64;
    private static final String CUSTOM = "custom.";

    private final TenantId tenant;
    private final RecordKind kind;
    private final Instant now;

    /**
     * @param now
     *            when the batch was received: the time of writes that do not tell theirs
     */
    public RecordReader(TenantId tenant, RecordKind kind, Instant now) {
        this.tenant = tenant;
        this.kind = kind;
        this.now = now;
    }

    /** Reads an item. */
    public ReadItem read(JsonNode item) {
        return new Reading(item).result();
    }

    /** What is read from an item. */
    public sealed interface ReadItem {
        /** What the sender calls the item, to find it in the answer; null when it does not say. */
        @Nullable
        String rowKey();

        /** The item stands for a write. */
        record Valid(@Nullable String rowKey, RecordInput input) implements ReadItem {}

        /** The item can't be taken. */
        record Invalid(@Nullable String rowKey, List<RecordError> errors) implements ReadItem {}
    }

    /** One item being read; collects every error, so that the sender can mend all of them at once. */
    private final class Reading {
        private final JsonNode item;
        private final List<RecordError> errors = new ArrayList<>();
        private final Map<String, JsonNode> fields = new HashMap<>();

        Reading(JsonNode item) {
            this.item = item;
        }

        ReadItem result() {
            if (!item.isObject()) {
                return new ReadItem.Invalid(null,
                        List.of(new RecordError(RecordErrorCode.WRONG_TYPE, "", "A record is an object")));
            }
            String rowKey = item.path("rowKey").isTextual() ? item.path("rowKey").textValue() : null;
            String source = name("source");
            String externalId = name("externalId");
            FieldReader reader = new FieldReader(tenant, source, now);
            Operation operation = operation();
            Clock clock = clock(reader);
            readFields(reader);
            readNulled();
            Map<String, List<HistoryEntry>> history = history(reader);
            UUID survivor = survivor(operation, reader);
            if (!errors.isEmpty()) {
                return new ReadItem.Invalid(rowKey, List.copyOf(errors));
            }
            RecordKey key = new RecordKey(source, kind, externalId);
            return new ReadItem.Valid(rowKey,
                    new RecordInput(key, key.id(tenant), operation, clock, Map.copyOf(fields), history, survivor));
        }

        private String name(String field) {
            String value = attempt("/" + field, () -> FieldReader.text(item.path(field)), "");
            if (value.isEmpty() && !has("/" + field) || value.length() > 255) {
                errors.add(
                        new RecordError(RecordErrorCode.OUT_OF_RANGE, "/" + field, "1 to 255 characters are expected"));
            }
            return value;
        }

        private boolean has(String pointer) {
            return errors.stream().anyMatch(error -> error.pointer().equals(pointer));
        }

        private Operation operation() {
            JsonNode value = item.path("op");
            if (value.isMissingNode() || value.isNull()) {
                return Operation.UPSERT;
            }
            for (Operation operation : Operation.values()) {
                if (operation.name().equals(value.textValue())) {
                    return operation;
                }
            }
            errors.add(new RecordError(RecordErrorCode.UNKNOWN_VALUE, "/op",
                    "One of UPSERT, DELETE, RESTORE, MERGE is expected"));
            return Operation.UPSERT;
        }

        private Clock clock(FieldReader reader) {
            JsonNode version = item.path("version");
            if (!isAbsent(version) && !(version.isIntegralNumber() && version.canConvertToLong())) {
                errors.add(new RecordError(RecordErrorCode.WRONG_TYPE, "/version", "A whole number is expected"));
            }
            JsonNode at = item.path("occurredAt");
            Instant moment = isAbsent(at) ? now : attempt("/occurredAt", () -> reader.pastMoment(at), now);
            return new Clock(isAbsent(version) ? null : version.longValue(), moment);
        }

        private void readFields(FieldReader reader) {
            JsonNode given = item.path("fields");
            if (isAbsent(given)) {
                return;
            }
            if (!given.isObject()) {
                errors.add(new RecordError(RecordErrorCode.WRONG_TYPE, "/fields", "An object is expected"));
                return;
            }
            int custom = 0;
            for (Map.Entry<String, JsonNode> field : given.properties()) {
                if (field.getValue().isNull()) {
                    continue; // absent and null mean the same: unchanged; clearing is said in 'nulled'
                }
                FieldType type = RecordSchema.of(kind).fields().get(field.getKey());
                if (type == null) {
                    custom++;
                    keepCustom(field.getKey(), field.getValue());
                } else {
                    attempt("/fields/" + field.getKey(),
                            () -> fields.put(field.getKey(), reader.read(type, field.getValue())), null);
                }
            }
            if (custom > CUSTOM_FIELDS) {
                errors.add(new RecordError(RecordErrorCode.TOO_MANY_CUSTOM_FIELDS, "/fields",
                        custom + " fields are none of ours; at most " + CUSTOM_FIELDS + " are kept"));
            }
        }

        private void keepCustom(String name, JsonNode value) {
            boolean storable = StrictJson.isStorable(name)
                    && (value.isTextual() ? StrictJson.isStorable(value.textValue()) : value.isBoolean());
            if (storable) {
                fields.put(CUSTOM + name, value);
            } else if (value.isNumber() && StrictJson.decimal(value).isPresent()) {
                fields.put(CUSTOM + name, value);
            } else {
                errors.add(new RecordError(RecordErrorCode.INVALID_TEXT, "/fields/" + name,
                        "A field that is none of ours holds a text, a number below 10^15, or true or false"));
            }
        }

        private void readNulled() {
            for (JsonNode name : item.path("nulled")) {
                if (name.isTextual() && StrictJson.isStorable(name.textValue())) {
                    boolean ours = RecordSchema.of(kind).fields().containsKey(name.textValue());
                    fields.put(ours ? name.textValue() : CUSTOM + name.textValue(), NullNode.getInstance());
                } else {
                    errors.add(new RecordError(RecordErrorCode.WRONG_TYPE, "/nulled",
                            "A list of field names is expected"));
                }
            }
        }

        private Map<String, List<HistoryEntry>> history(FieldReader reader) {
            Map<String, List<HistoryEntry>> history = new HashMap<>();
            for (String field : RecordSchema.of(kind).tracked()) {
                FieldType type = RecordSchema.of(kind).fields().getOrDefault(field, new FieldType.Text());
                List<HistoryEntry> entries = new ArrayList<>();
                for (JsonNode entry : item.path("history").path(field)) {
                    String pointer = "/history/" + field + "/" + entries.size();
                    attempt(pointer, () -> entries.add(new HistoryEntry(
                            reader.read(type, entry.path("value")).textValue(), reader.pastMoment(entry.path("at")))),
                            null);
                }
                if (!entries.isEmpty()) {
                    history.put(field, List.copyOf(entries));
                }
            }
            return history;
        }

        private @Nullable UUID survivor(Operation operation, FieldReader reader) {
            JsonNode survivor = item.path("mergedInto");
            if (operation != Operation.MERGE) {
                return null;
            }
            return attempt("/mergedInto", () -> reader.reference(kind, survivor), null);
        }

        private static boolean isAbsent(JsonNode node) {
            return node instanceof MissingNode || node.isNull();
        }

        private <T extends @Nullable Object> T attempt(String pointer, Read<T> read, T otherwise) {
            try {
                return read.value();
            } catch (InvalidValueException failure) {
                errors.add(failure.at(pointer));
                return otherwise;
            }
        }
    }

    @FunctionalInterface
    private interface Read<T extends @Nullable Object> {
        T value() throws InvalidValueException;
    }
}
