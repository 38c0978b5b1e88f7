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
    /**
     * The order of the table's primary key: written in it, rows that lie together are touched together. PostgreSQL compares
     * UUIDs by their bytes, without a sign.
     */
    public static final Comparator<RollupKey> STORED_ORDER = RollupKey::compare;

    private static int compare(RollupKey one, RollupKey other) {
        int byPart = one.cut == other.cut ? compare(one.part, other.part) : one.cut.code() - other.cut.code();
        if (byPart != 0) {
            return byPart;
        }
        int byDay = one.measure == other.measure
                ? one.span == other.span ? one.day.compareTo(other.day) : one.span.code() - other.span.code()
                : one.measure.code() - other.measure.code();
        if (byDay != 0) {
            return byDay;
        }
        return one.reason == other.reason
                ? Integer.compare(one.bucket, other.bucket)
                : one.reason.code() - other.reason.code();
    }

    private static int compare(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }
}
