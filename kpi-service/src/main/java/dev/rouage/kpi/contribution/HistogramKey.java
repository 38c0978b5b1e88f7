package dev.rouage.kpi.contribution;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;

/**
 * Names the sums of all buckets of a measure over a span of time.
 *
 * @param part
 *            of the cut
 * @param day
 *            the first of the span
 */
public record HistogramKey(Cut cut, UUID part, Measure measure, Span span, LocalDate day, Reason reason) {
    /**
     * The order of the table's primary key: written in it, rows that lie together are touched together. PostgreSQL compares
     * UUIDs by their bytes, without a sign.
     */
    public static final Comparator<HistogramKey> STORED_ORDER = HistogramKey::compare;

    /** One of its sums. */
    public RollupKey at(int bucket) {
        return new RollupKey(cut, part, measure, span, day, reason, bucket);
    }

    private static int compare(HistogramKey one, HistogramKey other) {
        int byPart = one.cut == other.cut ? compare(one.part, other.part) : one.cut.code() - other.cut.code();
        if (byPart != 0) {
            return byPart;
        }
        int byDay = one.measure == other.measure
                ? one.span == other.span ? one.day.compareTo(other.day) : one.span.code() - other.span.code()
                : one.measure.code() - other.measure.code();
        return byDay != 0 ? byDay : one.reason.code() - other.reason.code();
    }

    private static int compare(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }
}
