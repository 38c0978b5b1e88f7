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
    /** The order of the table's primary key, see {@link HistogramKey#STORED_ORDER}. */
    public static final Comparator<RollupKey> STORED_ORDER = Comparator
            .comparing(RollupKey::histogram, HistogramKey.STORED_ORDER).thenComparingInt(RollupKey::bucket);

    /** The histogram that the sum is one of. */
    public HistogramKey histogram() {
        return new HistogramKey(cut, part, measure, span, day, reason);
    }
}
