package dev.rouage.demo.record;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One write of one record.
 *
 * @param version which of two writes of a record is the newer
 * @param nulled the fields to clear
 * @param history by field ({@code stage}, {@code owner}): the values it had, oldest first; empty when nothing is said
 * @param mergedInto the external id of the survivor, of a {@link Operation#MERGE} only
 */
public record Item(Kind kind, String source, String externalId, Operation operation, long version, Fields fields,
        List<String> nulled, Map<String, List<HistoryEntry>> history, @Nullable String mergedInto) {

    public Item {
        nulled = List.copyOf(nulled);
        history = Map.copyOf(history);
    }

    public static Item upsert(Kind kind, String source, String externalId, long version, Fields fields) {
        return new Item(kind, source, externalId, Operation.UPSERT, version, fields, List.of(), Map.of(), null);
    }

    public static Item delete(Kind kind, String source, String externalId, long version) {
        return new Item(kind, source, externalId, Operation.DELETE, version, Fields.none(), List.of(), Map.of(), null);
    }

    public static Item restore(Kind kind, String source, String externalId, long version) {
        return new Item(kind, source, externalId, Operation.RESTORE, version, Fields.none(), List.of(), Map.of(), null);
    }

    public static Item merge(Kind kind, String source, String externalId, long version, String mergedInto) {
        return new Item(kind, source, externalId, Operation.MERGE, version, Fields.none(), List.of(), Map.of(),
                mergedInto);
    }

    public Item withHistory(Map<String, List<HistoryEntry>> known) {
        return new Item(kind, source, externalId, operation, version, fields, nulled, known, mergedInto);
    }

    public Item clearing(String... names) {
        return new Item(kind, source, externalId, operation, version, fields, List.of(names), history, mergedInto);
    }
}
