package dev.rouage.gateway.planner;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How to tell a subgraph which object is meant, out of data that other subgraphs have given.
 *
 * @param typeName what {@code __typename} says
 * @param isAbstract the object that is meant has a more special type, which the subgraph knows
 * @param entries the fields of a key, and whatever the fields to be fetched require
 */
public record Representation(String typeName, boolean isAbstract, List<Entry> entries) {

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

    /** The only field that the representation has, where that is a leaf of a key for objects of any type; else null. */
    public @Nullable Entry loneKey() {
        Entry first = entries.getFirst();
        return entries.size() == 1 && first.identifies && first.onType == null && first.below.isEmpty() ? first : null;
    }

    /** This and the other's entries, each field once. */
    Representation and(Representation other) {
        return new Representation(typeName, isAbstract, merged(entries, other.entries));
    }

    /** Whether no field is to have one value here and another there, as with different arguments. */
    boolean agreesWith(Representation other) {
        return agree(entries, other.entries);
    }

    private static boolean agree(List<Entry> some, List<Entry> others) {
        return some.stream()
                .allMatch(one -> others.stream()
                        .filter(other -> one.name.equals(other.name)
                                && (one.onType == null || other.onType == null || one.onType.equals(other.onType)))
                        .allMatch(other -> one.key.equals(other.key) && agree(one.below, other.below)));
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
