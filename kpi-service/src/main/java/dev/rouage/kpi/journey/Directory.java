package dev.rouage.kpi.journey;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The records that deals refer to, and whom they were merged into. A reference to a record that has not arrived is as good
 * as one to a record without traits.
 */
public final class Directory {
    private final Map<Key, Entry> entries;

    /** A directory of those records; it need not hold records that nobody refers to. */
    public Directory(Map<Key, Entry> entries) {
        this.entries = Map.copyOf(entries);
    }

    /** Names a record. */
    public record Key(Party party, UUID id) {}

    /**
     * A record, as far as figures are cut by it.
     *
     * @param deleted
     *            its CRM has deleted it
     * @param mergedInto
     *            the record that took its place
     * @param traits
     *            by field name
     */
    public record Entry(boolean deleted, @Nullable UUID mergedInto, Map<String, String> traits) {

        /** Takes a copy. */
        public Entry {
            traits = Map.copyOf(traits);
        }
    }

    /** The record that stands for this one after all merges. Of a circle of merges, the one with the smallest id. */
    public UUID survivor(Party party, UUID id) {
        SequencedSet<UUID> seen = new LinkedHashSet<>();
        UUID current = id;
        while (seen.add(current)) {
            Entry entry = entries.get(new Key(party, current));
            if (entry == null || entry.mergedInto() == null) {
                return current;
            }
            current = entry.mergedInto();
        }
        UUID entrance = current;
        return seen.stream().dropWhile(passed -> !passed.equals(entrance)).min(UUID::compareTo).orElseThrow();
    }

    /** A trait of the record that stands for this one; empty when it is unknown or the record is deleted. */
    public Optional<String> trait(Party party, @Nullable UUID id, String name) {
        if (id == null) {
            return Optional.empty();
        }
        Entry entry = entries.get(new Key(party, survivor(party, id)));
        return entry == null || entry.deleted()
                ? Optional.empty()
                : Optional.ofNullable(entry.traits().get(name));
    }

    /** Whether the record that stands for this one has arrived and is not deleted. */
    public boolean isKnown(Party party, UUID id) {
        Entry entry = entries.get(new Key(party, survivor(party, id)));
        return entry != null && !entry.deleted();
    }

    /** Whether the record that stands for this one is deleted. */
    public boolean isDeleted(Party party, UUID id) {
        Entry entry = entries.get(new Key(party, survivor(party, id)));
        return entry != null && entry.deleted();
    }
}
