package dev.rouage.kpi.figure;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import dev.rouage.kpi.catalogue.Basis;
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
 * @param timing
 *            what the period selected, and until when the figure may still move
 * @param details
 *            the parts it has beside its value
 */
public record Figure(KpiId kpi, @Nullable BigDecimal value, Parts parts, Spread spread, @Nullable BigDecimal low,
        @Nullable BigDecimal high, Map<Reason, Long> excluded, @Nullable String noValueBecause, Timing timing,
        List<FigureDetail> details) {

    /** Takes copies. */
    public Figure {
        excluded = Map.copyOf(excluded);
        details = List.copyOf(details);
    }

    /** A figure of what happened in the period, without further parts. */
    public Figure(KpiId kpi, @Nullable BigDecimal value, Parts parts, Spread spread, @Nullable BigDecimal low,
            @Nullable BigDecimal high, Map<Reason, Long> excluded, @Nullable String noValueBecause) {
        this(kpi, value, parts, spread, low, high, excluded, noValueBecause, Timing.EVENT, List.of());
    }

    /** The same figure with that timing. */
    public Figure at(Timing other) {
        return new Figure(kpi, value, parts, spread, low, high, excluded, noValueBecause, other, details);
    }

    /** The same figure with those parts. */
    public Figure with(List<FigureDetail> parts) {
        return new Figure(kpi, value, this.parts, spread, low, high, excluded, noValueBecause, timing, parts);
    }

    /**
     * What the period selected.
     *
     * @param windowDays
     *            within how many days something must have happened to count; null where there is no such limit
     * @param settled
     *            whether nothing of it can move once the period, and the window behind it, is over; false for a cohort
     *            without a window of which some have not converted yet
     */
    public record Timing(Basis basis, @Nullable Integer windowDays, boolean settled) {
        /** Each thing by its own date. */
        public static final Timing EVENT = new Timing(Basis.EVENT, null, true);

        /** A cohort and its window. */
        public static Timing within(int days) {
            return new Timing(Basis.COHORT, days, true);
        }
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

    /**
     * Whether a ratio or a mean rests on so few records that one more could move it a lot.
     *
     * @param least
     *            the number that is enough
     */
    public boolean isOfFewerThan(int least) {
        return parts.denominator() != null && parts.n() < least;
    }
}
