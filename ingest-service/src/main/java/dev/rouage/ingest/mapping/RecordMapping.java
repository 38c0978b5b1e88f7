package dev.rouage.ingest.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.ingest.record.RecordError;
import dev.rouage.ingest.record.RecordErrorCode;
import dev.rouage.platform.event.RecordKind;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of record is made from the rows of a foreign object.
 *
 * @param columns
 *            all that the rules below look at
 * @param clock
 *            how new the row is
 * @param deleted
 *            true where the source has deleted the record
 * @param fields
 *            by the names of our fields
 * @param custom
 *            columns that are kept though they are none of ours
 * @param needs
 *            fields, or {@code id}, without which the row yields no record, and that is no error
 * @param traits
 *            how rows are treated
 */
// As many components as a mapping has parts; it is made by its reader alone.
record RecordMapping(RecordKind kind, Columns columns, ValueRule id, ClockRules clock, @Nullable ValueRule deleted,
        Map<String, ValueRule> fields, Map<String, HistoryRule> history, List<Integer> custom, List<String> needs,
        List<RowCondition> conditions, Traits traits) {

    /** When the row was written, and the number of that write. */
    record ClockRules(@Nullable ValueRule occurredAt, @Nullable ValueRule version) {}

    /**
     * How rows are treated.
     *
     * @param distinct
     *            whether many rows yield the same record, which is then told once
     * @param emptyClears
     *            whether an empty cell of a file says that there is no value, as in exports of whole objects
     * @param keepsAll
     *            whether every other column of a file is kept under its own name
     */
    record Traits(boolean distinct, boolean emptyClears, boolean keepsAll) {}

    /** The item that the row stands for; empty when the row is none of this mapping's business. */
    Optional<MappedItem> map(SourceRow row, String source) {
        for (RowCondition condition : conditions) {
            if (!condition.accepts(row)) {
                return Optional.empty();
            }
        }
        return new Reading(row).item(source);
    }

    private final class Reading {
        private final SourceRow row;
        private final List<RecordError> errors = new ArrayList<>(0);

        Reading(SourceRow row) {
            this.row = row;
        }

        Optional<MappedItem> item(String source) {
            String externalId = value(id);
            if (externalId == null && needs.contains("id")) {
                return Optional.empty();
            }
            ObjectNode item = JsonNodeFactory.instance.objectNode().put("source", source);
            item.put("externalId", externalId);
            if (deleted != null && "true".equals(value(deleted))) {
                item.put("op", "DELETE");
            }
            putClock(item);
            putFields(item);
            putHistory(item);
            for (String need : needs) {
                if (!need.equals("id") && !item.path("fields").has(need)) {
                    return Optional.empty();
                }
            }
            if (externalId == null && errors.isEmpty()) {
                errors.add(new RecordError(RecordErrorCode.MISSING_FIELD,
                        id.columns().mapToObj(columns::pointer).findFirst().orElse("/externalId"),
                        "A record needs its id"));
            }
            return Optional.of(errors.isEmpty()
                    ? new MappedItem.Readable(kind, item)
                    : new MappedItem.Unreadable(kind, List.copyOf(errors)));
        }

        private void putClock(ObjectNode item) {
            String at = clock.occurredAt() == null ? null : value(clock.occurredAt());
            if (at != null) {
                item.put("occurredAt", at);
            }
            String version = clock.version() == null ? null : value(clock.version());
            if (version != null) {
                try {
                    item.put("version", Long.parseLong(version));
                } catch (NumberFormatException _) {
                    item.put("version", version); // for the reader to refuse
                }
            }
        }

        private void putFields(ObjectNode item) {
            ObjectNode values = item.putObject("fields");
            ArrayNode nulled = null;
            for (Map.Entry<String, ValueRule> field : fields.entrySet()) {
                String value = value(field.getValue());
                if (value != null) {
                    values.put(field.getKey(), value);
                } else if (field.getValue().clears(row)) {
                    nulled = nulled == null ? item.putArray("nulled") : nulled;
                    nulled.add(field.getKey());
                }
            }
            for (int column : custom) {
                String text = row.text(column);
                if (text != null) {
                    values.put(columns.name(column), text);
                }
            }
        }

        private void putHistory(ObjectNode item) {
            history.forEach((field, rule) -> {
                ArrayNode entries = JsonNodeFactory.instance.arrayNode();
                try {
                    rule.read(row, entries);
                } catch (UnreadableTextException failure) {
                    errors.add(failure.of(rule.columns()));
                }
                if (!entries.isEmpty()) {
                    item.withObjectProperty("history").set(field, entries);
                }
            });
        }

        private @Nullable String value(ValueRule rule) {
            try {
                return rule.value(row);
            } catch (UnreadableTextException failure) {
                errors.add(failure.of(columns));
                return null;
            }
        }
    }
}
