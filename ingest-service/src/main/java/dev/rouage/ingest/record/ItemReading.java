package dev.rouage.ingest.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.rouage.ingest.record.RecordReader.ReadItem;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.json.StrictJson;
import dev.rouage.platform.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/** One item being read; collects every error, so that the sender can mend all of them at once. */
final class ItemReading {
    private static final int LONGEST_NAME = 255;

    private final TenantId tenant;
    private final RecordKind kind;
    private final Instant now;
    private final JsonNode item;
    private final List<RecordError> errors = new ArrayList<>();
    private final List<RecordWarning> warnings = new ArrayList<>();
    private boolean ahead;

    ItemReading(TenantId tenant, RecordKind kind, Instant now, JsonNode item) {
        this.tenant = tenant;
        this.kind = kind;
        this.now = now;
        this.item = item;
    }

    ReadItem result() {
        if (!item.isObject()) {
            return invalid(null, RecordErrorCode.WRONG_TYPE, "A record is an object");
        }
        String rowKey = rowKey();
        if (RecordSize.isTooLarge(item)) {
            return invalid(rowKey, RecordErrorCode.RECORD_TOO_LARGE,
                    "A record has at most " + RecordSize.LARGEST + " bytes");
        }
        if (StrictJson.isTooDeep(item)) {
            return invalid(rowKey, RecordErrorCode.TOO_DEEP,
                    "Arrays and objects nest at most " + StrictJson.MAXIMUM_DEPTH + " deep");
        }
        String source = name("source");
        String externalId = name("externalId");
        FieldReader reader = new FieldReader(tenant, source, now, () -> ahead = true);
        Operation operation = operation();
        Clock clock = clock(reader);
        Map<String, JsonNode> fields = new FieldsReading(this, kind, reader).read(item);
        Map<String, List<HistoryEntry>> history = new HistoryReading(this, kind, reader).read(item.path("history"));
        UUID survivor = survivor(operation, reader);
        if (!errors.isEmpty()) {
            return new ReadItem.Invalid(rowKey, List.copyOf(errors));
        }
        RecordKey key = new RecordKey(source, kind, externalId);
        return new ReadItem.Valid(rowKey,
                new RecordInput(key, key.id(tenant), operation, clock, Map.copyOf(fields), history, survivor),
                List.copyOf(warnings));
    }

    private static ReadItem invalid(@Nullable String rowKey, RecordErrorCode code, String message) {
        return new ReadItem.Invalid(rowKey, List.of(new RecordError(code, "", message)));
    }

    private @Nullable String rowKey() {
        JsonNode given = item.path("rowKey");
        if (isAbsent(given)) {
            return null;
        }
        if (given.isTextual() && given.textValue().length() <= LONGEST_NAME
                && StrictJson.isStorable(given.textValue())) {
            return given.textValue();
        }
        refuse(RecordErrorCode.WRONG_TYPE, "/rowKey", "A text of at most " + LONGEST_NAME + " characters is expected");
        return null;
    }

    private String name(String field) {
        int before = errors.size();
        String value = attempt("/" + field, () -> FieldReader.text(item.path(field)), "");
        if (errors.size() == before && (value.isEmpty() || value.length() > LONGEST_NAME)) {
            refuse(RecordErrorCode.OUT_OF_RANGE, "/" + field, "1 to " + LONGEST_NAME + " characters are expected");
        }
        return value;
    }

    private Operation operation() {
        JsonNode value = item.path("op");
        if (isAbsent(value)) {
            return Operation.UPSERT;
        }
        for (Operation operation : Operation.values()) {
            if (operation.name().equals(value.textValue())) {
                return operation;
            }
        }
        refuse(RecordErrorCode.UNKNOWN_VALUE, "/op", "One of UPSERT, DELETE, RESTORE, MERGE is expected");
        return Operation.UPSERT;
    }

    private Clock clock(FieldReader reader) {
        JsonNode version = item.path("version");
        boolean numbered = version.isIntegralNumber() && version.canConvertToLong();
        if (!isAbsent(version) && !numbered) {
            refuse(RecordErrorCode.WRONG_TYPE, "/version", "A whole number below 2^63 is expected");
        }
        JsonNode at = item.path("occurredAt");
        Instant moment = isAbsent(at) ? now : attempt("/occurredAt", () -> reader.pastMoment(at), now);
        return new Clock(numbered ? version.longValue() : null, moment);
    }

    private @Nullable UUID survivor(Operation operation, FieldReader reader) {
        JsonNode survivor = item.path("mergedInto");
        if (operation == Operation.MERGE) {
            return attempt("/mergedInto", () -> reader.reference(kind, survivor), null);
        }
        if (!isAbsent(survivor)) {
            refuse(RecordErrorCode.CONTRADICTION, "/mergedInto", "Only the operation MERGE has a survivor");
        }
        return null;
    }

    static boolean isAbsent(JsonNode node) {
        return node instanceof MissingNode || node.isNull();
    }

    void refuse(RecordErrorCode code, String pointer, String message) {
        errors.add(new RecordError(code, pointer, message));
    }

    /** The value, or the other one and an error at that place. */
    <T extends @Nullable Object> T attempt(String pointer, Read<T> read, T otherwise) {
        try {
            ahead = false;
            T value = read.value();
            if (ahead) {
                warnings.add(RecordWarning.ahead(pointer));
            }
            return value;
        } catch (InvalidValueException failure) {
            errors.add(failure.at(pointer));
            return otherwise;
        }
    }

    /** Reads a value or says why it can't. */
    @FunctionalInterface
    interface Read<T extends @Nullable Object> {
        T value() throws InvalidValueException;
    }
}
