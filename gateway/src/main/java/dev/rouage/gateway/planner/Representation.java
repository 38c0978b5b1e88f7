package dev.rouage.gateway.planner;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How to tell a subgraph which object is meant, out of data that other subgraphs have given.
 *
 * @param typeName what {@code __typename} says
 * @param entries the fields of a key, and whatever the fields to be fetched require
 */
public record Representation(String typeName, List<Entry> entries) {

    /**
     * One field of a representation.
     *
     * @param name the field's name, as the subgraph knows it
     * @param key where its value is found in the data
     * @param onType the entry is for objects of this type only; null for any
     * @param identifies part of the key: without a value there is no object to ask for
     * @param below empty for a leaf
     */
    public record Entry(String name, String key, @Nullable String onType, boolean identifies, List<Entry> below) {
        public Entry {
            below = List.copyOf(below);
        }
    }

    public Representation {
        entries = List.copyOf(entries);
    }

    /** This and the other's entries, each field once. */
    Representation and(Representation other) {
        return new Representation(typeName, merged(entries, other.entries));
    }

    private static List<Entry> merged(List<Entry> one, List<Entry> other) {
        Map<String, Entry> byName = new LinkedHashMap<>();
        one.forEach(entry -> byName.put(entry.name + "/" + entry.onType, entry));
        other.forEach(entry -> byName.merge(entry.name + "/" + entry.onType, entry, Representation::merged));
        return List.copyOf(byName.values());
    }

    private static Entry merged(Entry one, Entry other) {
        return new Entry(one.name, one.key, one.onType, one.identifies || other.identifies,
                merged(one.below, other.below));
    }
}
