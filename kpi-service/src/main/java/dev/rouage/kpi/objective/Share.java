package dev.rouage.kpi.objective;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

import dev.rouage.kpi.catalogue.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A share where 1 is all of it; it may lie below 0 and above 1.
 *
 * @param value
 *            null when there is none, and then {@code noValueBecause} says why
 */
public record Share(@Nullable BigDecimal value, @Nullable String noValueBecause) {

    static Share unknown(String because) {
        return new Share(null, because);
    }

    static Share of(BigDecimal part, BigDecimal whole) {
        return new Share(part.divide(whole, MathContext.DECIMAL128), null);
    }

    /** Rounded as ratios are. */
    Share rounded() {
        return value == null
                ? this
                : new Share(value.setScale(Unit.RATIO.decimals(), RoundingMode.HALF_UP), null);
    }
}
