package dev.rouage.ingest.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Looks for what a write can't do to the record as it is. */
final class WriteGuard {
    private final @Nullable StoredRecord stored;
    private final RecordInput input;
    private final List<RecordError> errors = new ArrayList<>();

    WriteGuard(@Nullable StoredRecord stored, RecordInput input) {
        this.stored = stored;
        this.input = input;
    }

    List<RecordError> errors() {
        if (stored == null && input.operation() == Operation.RESTORE) {
            errors.add(new RecordError(RecordErrorCode.UNKNOWN_RECORD, "/externalId",
                    "There is no record " + input.key().externalId() + " to restore"));
        }
        if (stored != null) {
            checkClock(stored);
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
            Clock clock = known.clockOf(field);
            if (clock != null && clock.compareTo(input.clock()) == 0 && !value.equals(known.fields().get(field))) {
                errors.add(new RecordError(RecordErrorCode.VERSION_CONFLICT, "/fields/" + field,
                        "Another write of the same version has set '" + field + "' to something else"));
            }
        });
    }

    private void checkRequired() {
        Map<String, JsonNode> known = stored == null ? Map.of() : stored.fields();
        for (String field : new TreeSet<>(RecordSchema.of(input.key().kind()).required())) {
            JsonNode value = input.fields().getOrDefault(field, known.get(field));
            if (value == null || value.isNull()) {
                errors.add(new RecordError(RecordErrorCode.MISSING_FIELD, "/fields/" + field,
                        "A " + input.key().kind().wireName() + " needs '" + field + "'"));
            }
        }
    }
}
