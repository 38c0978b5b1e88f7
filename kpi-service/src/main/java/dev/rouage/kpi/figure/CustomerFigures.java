package dev.rouage.kpi.figure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;

import dev.rouage.kpi.catalogue.Basis;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Reason;
import dev.rouage.kpi.contribution.Sum;
import dev.rouage.kpi.figure.Figure.Timing;

/**
 * The figures of retention: what has become, by the end of the period, of those who were customers when it began. A period
 * that is not over is looked at as of today.
 */
final class CustomerFigures {
    private static final String NO_CUSTOMERS = "There was no customer when the period began; customers belong to no rep or team";
    private static final String NO_REVENUE = "No customer brought a known amount when the period began; customers belong to no rep or team";
    private static final String NO_ENDS = "No contract's term ended in the period whose renewal is decided; contracts belong to no rep or team";
    private static final Timing OPENING_COHORT = new Timing(Basis.COHORT, null, true);

    private CustomerFigures() {}

    /** Customers at the beginning and still at the end, of those at the beginning. */
    static Outcome retention(Tally tally, Frame frame) {
        long opening = opening(tally, Measure.CUSTOMER_OPENING, frame).longValueExact();
        long retained = atBoth(tally, Measure.CUSTOMER_RETAINED, frame).longValueExact();
        return Outcome.share(retained, opening, NO_CUSTOMERS).at(OPENING_COHORT);
    }

    /** What they still bring of what they brought; more than before counts as before. */
    static Outcome grossRevenueRetention(Tally tally, Frame frame) {
        return revenue(tally, Measure.MRR_KEPT, frame);
    }

    /** What they bring now of what they brought. */
    static Outcome netRevenueRetention(Tally tally, Frame frame) {
        return revenue(tally, Measure.MRR_NET, frame);
    }

    /** Contracts renewed, of those whose term has ended and whose grace is over or which were renewed. */
    static Outcome renewalRate(Tally tally, Frame frame) {
        LocalDate today = frame.today();
        int graceDays = frame.decisions().renewalGraceDays();
        long renewed = until(tally, Measure.CONTRACT_RENEWED, today);
        long lapsed = until(tally, Measure.CONTRACT_LAPSED, today.minusDays(graceDays + 1L));
        long pending = until(tally, Measure.CONTRACT_LAPSED, today) - lapsed;
        return Outcome.share(renewed, renewed + lapsed, NO_ENDS).at(new Timing(Basis.EVENT, graceDays, true))
                .with(Outcome.count(FigureDetailName.PENDING, pending));
    }

    /** Those who were customers on the first day of the period. */
    static BigDecimal opening(Tally tally, Measure measure, Frame frame) {
        return sum(tally, measure, frame.period().from(), frame.period().from());
    }

    /** Those who are customers on the day after the last one that is known of the period. */
    static BigDecimal closing(Tally tally, Measure measure, Frame frame) {
        LocalDate end = frame.lastKnownDay().plusDays(1);
        return sum(tally, measure, end, end);
    }

    /** How much is dated up to that day, by the buckets of a measure that says its day there once more. */
    static long until(Tally tally, Measure measure, LocalDate last) {
        return tally.of(measure).buckets().headMap(Math.toIntExact(last.toEpochDay()), true).values().stream()
                .mapToLong(Sum::count).sum();
    }

    private static Outcome revenue(Tally tally, Measure part, Frame frame) {
        long customers = opening(tally, Measure.CUSTOMER_OPENING, frame).longValueExact();
        long unknown = opening(tally, Measure.CUSTOMER_MRR_UNKNOWN, frame).longValueExact();
        return Outcome.quotient(atBoth(tally, part, frame), opening(tally, Measure.MRR_OPENING, frame),
                customers - unknown, NO_REVENUE).at(OPENING_COHORT)
                .without(unknown == 0 ? Map.of() : Map.of(Reason.MRR_UNKNOWN, unknown));
    }

    private static BigDecimal atBoth(Tally tally, Measure measure, Frame frame) {
        return sum(tally, measure, frame.period().from(), frame.lastKnownDay().plusDays(1));
    }

    /** The sum in two dimensions: the first date in the buckets, the second in the days. */
    private static BigDecimal sum(Tally tally, Measure measure, LocalDate first, LocalDate second) {
        int bound = Math.toIntExact(first.toEpochDay());
        BigDecimal sum = BigDecimal.ZERO;
        for (NavigableMap<Integer, Sum> buckets : tally.dated(measure).headMap(second, false).values()) {
            for (Sum one : buckets.headMap(bound, false).values()) {
                sum = sum.add(one.value());
            }
        }
        return sum;
    }
}
