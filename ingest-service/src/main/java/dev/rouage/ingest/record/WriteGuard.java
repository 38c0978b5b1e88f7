package dev.rouage.ingest.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Looks for what a write can't do to the record as it is. */
final class WriteGuard {
    private final @Nullable StoredRecord stored;
    private final RecordInput input;
    private final List<RecordError> errors = new ArrayList<>(0);

    WriteGuard(@Nullable StoredRecord stored, RecordInput input) {
        this.stored = stored;
        this.input = input;
    }

    List<RecordError> errors() {
        if (Erasure.isErased(stored)) {
            return List.of(new RecordError(RecordErrorCode.PERSON_ERASED, "",
                    "This person has been erased; nothing about it is taken any more"));
        }
        if (stored == null && input.operation() == Operation.RESTORE) {
            errors.add(new RecordError(RecordErrorCode.UNKNOWN_RECORD, "/externalId",
                    "There is no record " + input.key().externalId() + " to restore"));
        }
        if (stored != null) {
            checkClock(stored);
            checkCustom(stored);
        }
        if (input.operation() == Operation.UPSERT || stored != null && input.operation() == Operation.RESTORE) {
            checkRequired();
        }
        return errors;
    }

    private void checkClock(StoredRecord known) {
        if (known.clock().version() != null && input.clock().version() == null) {
            errors.add(new RecordError(RecordErrorCode.VERSION_REQUIRED, "/version",
                    "This record's writes are numbered; its last has version " + known.clock().version()));
            return;
        }
        input.fields().forEach((field, value) -> {
            if (isSameVersion(known, field) && !value.equals(known.fields().get(field))) {
                errors.add(new RecordError(RecordErrorCode.VERSION_CONFLICT, pointer(field, value),
                        "Another write of the same version has set '" + name(field) + "' to something else"));
            }
        });
        Revision.stateAfter(input.operation()).ifPresent(state -> {
            boolean differs = state != known.state() || !Objects.equals(input.mergedInto(), known.mergedInto());
            if (differs && isSameVersion(known, StoredRecord.STATE)) {
                errors.add(new RecordError(RecordErrorCode.VERSION_CONFLICT, "/op",
                        "Another write of the same version has made the record " + known.state()));
            }
        });
    }

    private boolean isSameVersion(StoredRecord known, String field) {
        Clock clock = known.clockOf(field);
        return clock != null && clock.compareTo(input.clock()) == 0;
    }

    private static String name(String field) {
        return field.startsWith(RecordReader.CUSTOM) ? field.substring(RecordReader.CUSTOM.length()) : field;
    }

    private static String pointer(String field, JsonNode value) {
        return value.isNull() ? "/nulled" : "/fields/" + name(field).replace("~", "~0").replace("/", "~1");
    }

    /** Names that were cleared count too: the record remembers when. */
    private void checkCustom(StoredRecord known) {
        long more = input.fields().keySet().stream()
                .filter(field -> field.startsWith(RecordReader.CUSTOM) && !known.fields().containsKey(field)).count();
        long before = more == 0
                ? 0
                : known.fields().keySet().stream().filter(field -> field.startsWith(RecordReader.CUSTOM)).count();
        if (before + more > FieldsReading.CUSTOM_FIELDS) {
            errors.add(new RecordError(RecordErrorCode.TOO_MANY_CUSTOM_FIELDS, "/fields",
                    "With this the record has " + (before + more) + " fields that are none of ours; at most "
                            + FieldsReading.CUSTOM_FIELDS + " are kept"));
        }
    }

    private void checkRequired() {
        Map<String, JsonNode> known = stored == null ? Map.of() : stored.fields();
        for (String field : RecordSchema.of(input.key().kind()).required()) {
            JsonNode value = input.fields().getOrDefault(field, known.get(field));
            if (value == null || value.isNull()) {
                errors.add(new RecordError(RecordErrorCode.MISSING_FIELD, "/fields/" + field,
                        "Every " + input.key().kind().wireName() + " needs '" + field + "'"));
            }
        }
    }
}
