package dev.rouage.ingest.record;

import java.time.Instant;
import java.util.Comparator;

/**
 * A value that a field had, from that moment on.
 *
 * @param value
 *            the value, a reference as its id
 * @param at
 *            since when
 */
public record HistoryEntry(String value, Instant at) implements Comparable<HistoryEntry> {
    private static final Comparator<HistoryEntry> ORDER = Comparator.comparing(HistoryEntry::at)
            .thenComparing(HistoryEntry::value);

    @Override
    public int compareTo(HistoryEntry other) {
        return ORDER.compare(this, other);
    }
}
