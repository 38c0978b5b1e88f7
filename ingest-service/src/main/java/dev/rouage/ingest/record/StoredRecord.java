package dev.rouage.ingest.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.rouage.platform.event.RecordState;
import org.jspecify.annotations.Nullable;

/**
 * The state of a record after all writes seen so far.
 *
 * @param revision
 *            how often what others can see of it has changed
 * @param writes
 *            how often the stored row has changed; guards against two writers at once
 * @param clock
 *            the newest write
 * @param fields
 *            every field ever set; {@code NullNode} where it was cleared
 * @param olderClocks
 *            the clocks of those fields that the newest write did not set, and of the {@linkplain #STATE state} once a
 *            deletion, restore or merge has set it
 * @param history
 *            by tracked field every value known with its time
 */
public record StoredRecord(RecordKey key, UUID id, long revision, int writes, RecordState state,
        @Nullable UUID mergedInto, Clock clock, Map<String, JsonNode> fields, Map<String, Clock> olderClocks,
        Map<String, SortedSet<HistoryEntry>> history) {
    /** The name under which the state has its clock, beside the fields. */
    static final String STATE = "$state";

    /** The clock of a field or of the state; null for what no write has set: an upsert says nothing about the state. */
    @Nullable
    Clock clockOf(String field) {
        if (field.equals(STATE)) {
            return olderClocks.get(STATE);
        }
        return fields.containsKey(field) ? olderClocks.getOrDefault(field, clock) : null;
    }

    /**
     * The values of each tracked field in the order of time, without repetitions, ending with the value that the field
     * has now.
     */
    public Map<String, List<HistoryEntry>> timeline() {
        Map<String, List<HistoryEntry>> timeline = new TreeMap<>();
        for (String field : RecordSchema.of(key.kind()).tracked()) {
            SortedSet<HistoryEntry> known = new TreeSet<>(history.getOrDefault(field, new TreeSet<>()));
            List<HistoryEntry> values = withoutRepetitions(known);
            JsonNode current = fields.getOrDefault(field, NullNode.getInstance());
            Clock since = clockOf(field);
            if (current instanceof TextNode text && since != null
                    && (values.isEmpty() || !values.getLast().value().equals(text.textValue()))) {
                values.add(new HistoryEntry(text.textValue(),
                        values.isEmpty() || since.at().isAfter(values.getLast().at())
                                ? since.at()
                                : values.getLast().at()));
            }
            if (!values.isEmpty()) {
                timeline.put(field, List.copyOf(values));
            }
        }
        return timeline;
    }

    static List<HistoryEntry> withoutRepetitions(SortedSet<HistoryEntry> entries) {
        List<HistoryEntry> values = new ArrayList<>();
        for (HistoryEntry entry : entries) {
            if (values.isEmpty() || !values.getLast().value().equals(entry.value())) {
                values.add(entry);
            }
        }
        return values;
    }
}
