package dev.rouage.demo.naive;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.rouage.demo.record.HistoryEntry;
import dev.rouage.demo.record.Item;
import dev.rouage.demo.record.Kind;

/** The state that items leave behind when they are applied one after the other; holds all of them in memory. */
final class CurrentRecords {

    private final Map<Kind, Map<String, Item>> live = new HashMap<>();
    private final Map<Kind, Map<String, Item>> deleted = new HashMap<>();
    private final Map<Kind, Map<String, String>> survivors = new HashMap<>();

    CurrentRecords(Stream<Item> items) {
        items.forEach(this::apply);
    }

    /** The records of a kind that are neither deleted nor merged into others. */
    Collection<Item> of(Kind kind) {
        return of(live, kind).values();
    }

    /** The record that now stands for this one. */
    String survivor(Kind kind, String id) {
        String survivor = of(survivors, kind).get(id);
        return survivor == null ? id : survivor(kind, survivor);
    }

    private void apply(Item item) {
        Map<String, Item> records = of(live, item.kind());
        String id = item.externalId();
        switch (item.operation()) {
            case UPSERT -> records.merge(id, item, CurrentRecords::updated);
            case DELETE -> of(deleted, item.kind()).put(id, records.remove(id));
            case RESTORE -> records.put(id, of(deleted, item.kind()).remove(id));
            case MERGE -> {
                records.remove(id);
                of(survivors, item.kind()).put(id, item.mergedInto());
            }
        }
    }

    private static Item updated(Item known, Item newer) {
        Map<String, List<HistoryEntry>> history = new HashMap<>(known.history());
        history.putAll(newer.history());
        return Item.upsert(known.kind(), known.source(), known.externalId(), newer.version(),
                known.fields().and(newer.fields()).without(newer.nulled())).withHistory(history);
    }

    private static <T> Map<String, T> of(Map<Kind, Map<String, T>> records, Kind kind) {
        return records.computeIfAbsent(kind, _ -> new LinkedHashMap<>());
    }
}
