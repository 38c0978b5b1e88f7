package dev.rouage.ingest.record;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.rouage.platform.event.RecordState;
import org.jspecify.annotations.Nullable;

/**
 * Works out what a record is after one more write. Of each field, and of the record's state, the newest write holds,
 * whatever the order in which writes arrive.
 */
final class Revision {
    private final StoredRecord stored;
    private final RecordInput input;
    private final Map<String, JsonNode> fields;
    private final Map<String, Clock> clocks = new HashMap<>();
    private final Map<String, SortedSet<HistoryEntry>> history = new HashMap<>();
    private RecordState state;
    private @Nullable UUID mergedInto;
    private boolean changed;
    private boolean outdated;

    private Revision(StoredRecord stored, RecordInput input) {
        this.stored = stored;
        this.input = input;
        this.fields = new HashMap<>(stored.fields());
        stored.fields().keySet().forEach(field -> clocks.put(field, stored.clockOf(field)));
        Clock stateClock = stored.clockOf(StoredRecord.STATE);
        if (stateClock != null) {
            clocks.put(StoredRecord.STATE, stateClock);
        }
        stored.history().forEach((field, entries) -> history.put(field, new TreeSet<>(entries)));
        state = stored.state();
        mergedInto = stored.mergedInto();
    }

    /** The record after the write, or why the write is refused. */
    static WriteOutcome apply(@Nullable StoredRecord stored, RecordInput input) {
        List<RecordError> errors = new WriteGuard(stored, input).errors();
        if (!errors.isEmpty()) {
            return new WriteOutcome.Refused(errors);
        }
        return stored == null ? first(input) : new Revision(stored, input).outcome();
    }

    /** The record that its first write makes: all of it is as new as the write. */
    private static WriteOutcome first(RecordInput input) {
        Map<String, SortedSet<HistoryEntry>> history = new HashMap<>();
        for (String field : RecordSchema.of(input.key().kind()).tracked()) {
            SortedSet<HistoryEntry> entries = new TreeSet<>();
            tell(entries, field, input);
            if (!entries.isEmpty()) {
                history.put(field, latest(entries));
            }
        }
        Optional<RecordState> wanted = stateAfter(input.operation());
        return new WriteOutcome.Accepted(WriteStatus.CREATED, new StoredRecord(input.key(), input.id(), 1, 1,
                wanted.orElse(RecordState.LIVE), input.mergedInto(), input.clock(),
                Map.copyOf(input.fields()),
                wanted.isEmpty() ? Map.of() : Map.of(StoredRecord.STATE, input.clock()), Map.copyOf(history)), true);
    }

    private WriteOutcome outcome() {
        input.fields().forEach(this::set);
        stateAfter(input.operation()).ifPresent(this::setState);
        boolean historyChanged = growHistory();
        StoredRecord next = next(changed || historyChanged ? stored.revision() + 1 : stored.revision());
        WriteStatus status = changed ? WriteStatus.UPDATED : outdated ? WriteStatus.STALE : WriteStatus.UNCHANGED;
        return new WriteOutcome.Accepted(status, next, !sameContent(stored, next));
    }

    private void set(String field, JsonNode value) {
        Clock known = clocks.get(field);
        if (known == null || input.clock().isAfter(known)) {
            JsonNode before = fields.put(field, value);
            clocks.put(field, input.clock());
            changed |= before == null ? !value.isNull() : !before.equals(value);
        } else if (!value.equals(fields.get(field))) {
            outdated = true;
        }
    }

    /** The state that an operation wants; empty for one that says nothing about it. */
    static Optional<RecordState> stateAfter(Operation operation) {
        return switch (operation) {
            case UPSERT -> Optional.empty();
            case RESTORE -> Optional.of(RecordState.LIVE);
            case DELETE -> Optional.of(RecordState.DELETED);
            case MERGE -> Optional.of(RecordState.MERGED);
        };
    }

    private void setState(RecordState wanted) {
        Clock known = clocks.get(StoredRecord.STATE);
        boolean differs = wanted != state || !Objects.equals(input.mergedInto(), mergedInto);
        if (known == null || input.clock().isAfter(known)) {
            changed |= differs;
            state = wanted;
            mergedInto = input.mergedInto();
            clocks.put(StoredRecord.STATE, input.clock());
        } else {
            outdated |= differs;
        }
    }

    private boolean growHistory() {
        boolean grown = false;
        for (String field : RecordSchema.of(input.key().kind()).tracked()) {
            SortedSet<HistoryEntry> entries = history.computeIfAbsent(field, _ -> new TreeSet<>());
            List<HistoryEntry> before = StoredRecord.withoutRepetitions(entries);
            tell(entries, field, input);
            List<HistoryEntry> after = StoredRecord.withoutRepetitions(entries);
            history.put(field, latest(entries));
            grown |= !before.equals(after);
        }
        return grown;
    }

    /** Adds what a write tells of a tracked field: its own story, or else the value it sets. */
    private static void tell(SortedSet<HistoryEntry> entries, String field, RecordInput input) {
        List<HistoryEntry> told = input.history().getOrDefault(field, List.of());
        entries.addAll(told);
        if (told.isEmpty() && input.fields().get(field) instanceof TextNode value) {
            entries.add(new HistoryEntry(value.textValue(), input.clock().at()));
        }
    }

    /** No more than can be kept. */
    private static SortedSet<HistoryEntry> latest(SortedSet<HistoryEntry> entries) {
        if (entries.size() <= HistoryReading.LONGEST) {
            return entries;
        }
        List<HistoryEntry> values = StoredRecord.withoutRepetitions(entries);
        return new TreeSet<>(values.subList(Math.max(0, values.size() - HistoryReading.LONGEST), values.size()));
    }

    private StoredRecord next(long revision) {
        Clock newest = input.clock().isAfter(stored.clock()) ? input.clock() : stored.clock();
        Map<String, Clock> older = new HashMap<>(clocks);
        older.entrySet().removeIf(
                entry -> entry.getValue().equals(newest) && !entry.getKey().equals(StoredRecord.STATE));
        history.values().removeIf(SortedSet::isEmpty);
        return new StoredRecord(input.key(), input.id(), revision, stored.writes() + 1, state,
                mergedInto, newest, Map.copyOf(fields), Map.copyOf(older), Map.copyOf(history));
    }

    private static boolean sameContent(StoredRecord one, StoredRecord other) {
        return one.revision() == other.revision() && one.clock().equals(other.clock())
                && one.olderClocks().equals(other.olderClocks()) && one.history().equals(other.history())
                && one.fields().equals(other.fields());
    }
}
