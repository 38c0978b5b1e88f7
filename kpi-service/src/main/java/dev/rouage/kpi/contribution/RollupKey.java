package dev.rouage.kpi.contribution;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;

/**
 * Names a sum.
 *
 * @param part
 *            of the cut
 * @param day
 *            the first of the span
 * @param bucket
 *            in the distribution of the measure's values
 */
public record RollupKey(Cut cut, UUID part, Measure measure, Span span, LocalDate day, Reason reason, int bucket) {
    /** The order of the table's primary key: written in it, rows that lie together are touched together. */
    public static final Comparator<RollupKey> STORED_ORDER = Comparator.comparing(RollupKey::cut)
            .thenComparing(RollupKey::part).thenComparing(RollupKey::measure).thenComparing(RollupKey::span)
            .thenComparing(RollupKey::day).thenComparing(RollupKey::reason).thenComparing(RollupKey::bucket);
}
