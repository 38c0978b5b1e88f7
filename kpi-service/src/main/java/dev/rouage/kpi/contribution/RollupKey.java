package dev.rouage.kpi.contribution;

import java.time.LocalDate;
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
    /** The histogram that the sum is one of. */
    public HistogramKey histogram() {
        return new HistogramKey(cut, part, measure, span, day, reason);
    }
}
