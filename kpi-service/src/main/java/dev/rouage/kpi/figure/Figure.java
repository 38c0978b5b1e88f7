package dev.rouage.kpi.figure;

import java.math.BigDecimal;
import java.util.Map;

import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.contribution.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A figure and how it was made. Ratios are 0..1, durations days, amounts in the company's currency.
 *
 * @param value
 *            null when it has no value, and then {@code noValueBecause} says why
 * @param parts
 *            what the value was divided from
 * @param spread
 *            how the single values lie, where the figure is a mean
 * @param low
 *            the lower end of the 95 % interval, where the figure is a share of counts
 * @param high
 *            the upper end
 * @param excluded
 *            how many records are left out, by reason
 */
public record Figure(KpiId kpi, @Nullable BigDecimal value, Parts parts, Spread spread, @Nullable BigDecimal low,
        @Nullable BigDecimal high, Map<Reason, Long> excluded, @Nullable String noValueBecause) {
    private static final int SMALL_SAMPLE = 30;

    /** Takes a copy. */
    public Figure {
        excluded = Map.copyOf(excluded);
    }

    /**
     * What a figure was divided from.
     *
     * @param n
     *            how many records were counted
     */
    public record Parts(@Nullable BigDecimal numerator, @Nullable BigDecimal denominator, long n) {}

    /** The median and the 75th percentile of the single values. */
    public record Spread(@Nullable BigDecimal median, @Nullable BigDecimal p75) {
        static final Spread NONE = new Spread(null, null);
    }

    /** The same figure with other exclusions. */
    Figure without(Map<Reason, Long> reasons) {
        return new Figure(kpi, value, parts, spread, low, high, reasons, noValueBecause);
    }

    /** Whether a ratio or a mean rests on so few records that one more could move it a lot. */
    public boolean smallSample() {
        return parts.denominator() != null && parts.n() < SMALL_SAMPLE;
    }
}
