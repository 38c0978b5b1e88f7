package dev.rouage.kpi.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rouage.kpi.catalogue.Unit;
import dev.rouage.kpi.contribution.Reason;
import dev.rouage.kpi.figure.Figure.Spread;
import dev.rouage.kpi.figure.Figure.Timing;
import org.jspecify.annotations.Nullable;

/**
 * What a figure with a calculation of its own comes to, in all its digits.
 *
 * @param value
 *            null when there is none, and then {@code noValueBecause} says why
 * @param numerator
 *            null where nothing is divided
 * @param denominator
 *            as the numerator
 * @param n
 *            how many records were counted
 * @param spread
 *            rounded as the figure's unit is
 * @param interval
 *            null but for shares of counts
 */
record Outcome(@Nullable BigDecimal value, @Nullable BigDecimal numerator, @Nullable BigDecimal denominator, long n,
        @Nullable String noValueBecause, Spread spread, @Nullable WilsonInterval interval, Map<Reason, Long> excluded,
        Timing timing, List<FigureDetail> details) {

    /** How a figure is worked out. */
    @FunctionalInterface
    interface Composition {
        Outcome of(Tally tally, Frame frame);
    }

    /** A quotient; without a value where it would be one of nothing. */
    static Outcome quotient(BigDecimal numerator, BigDecimal denominator, long n, String nothing) {
        boolean none = denominator.signum() == 0;
        return new Outcome(none ? null : numerator.divide(denominator, MathContext.DECIMAL128), numerator, denominator,
                n, none ? nothing : null, Spread.NONE, null, Map.of(), Timing.EVENT, List.of());
    }

    /** A share of counts with its interval; without a value where it would be one of nothing. */
    static Outcome share(long part, long all, String nothing) {
        return quotient(BigDecimal.valueOf(part), BigDecimal.valueOf(all), all, nothing)
                .within(all > 0 && part >= 0 && part <= all ? WilsonInterval.of(part, all) : null);
    }

    /** A number. */
    static Outcome plain(BigDecimal value, long n) {
        return new Outcome(value, value, null, n, null, Spread.NONE, null, Map.of(), Timing.EVENT, List.of());
    }

    /** Another value, or none and why. */
    Outcome worth(@Nullable BigDecimal other, @Nullable String because) {
        return new Outcome(other, numerator, denominator, n, because, spread, interval, excluded, timing, details);
    }

    Outcome within(@Nullable WilsonInterval other) {
        return new Outcome(value, numerator, denominator, n, noValueBecause, spread, other, excluded, timing, details);
    }

    Outcome spread(Spread other) {
        return new Outcome(value, numerator, denominator, n, noValueBecause, other, interval, excluded, timing,
                details);
    }

    Outcome without(Map<Reason, Long> reasons) {
        return new Outcome(value, numerator, denominator, n, noValueBecause, spread, interval, reasons, timing,
                details);
    }

    Outcome at(Timing other) {
        return new Outcome(value, numerator, denominator, n, noValueBecause, spread, interval, excluded, other,
                details);
    }

    Outcome with(FigureDetail... parts) {
        return new Outcome(value, numerator, denominator, n, noValueBecause, spread, interval, excluded, timing,
                List.of(parts));
    }

    /** A detail, rounded as its unit is. */
    static FigureDetail detail(FigureDetailName name, Unit unit, Optional<BigDecimal> value) {
        return new FigureDetail(name, value.map(exact -> exact.setScale(unit.decimals(), RoundingMode.HALF_UP))
                .orElse(null), unit);
    }

    /** A detail that is a number of things. */
    static FigureDetail count(FigureDetailName name, long count) {
        return detail(name, Unit.COUNT, Optional.of(BigDecimal.valueOf(count)));
    }

    /** A detail that is a share; null where it would be one of nothing. */
    static FigureDetail share(FigureDetailName name, long part, long all) {
        return detail(name, Unit.RATIO, all == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(part).divide(BigDecimal.valueOf(all), MathContext.DECIMAL128)));
    }
}
