package dev.rouage.kpi.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

import org.jspecify.annotations.Nullable;

/**
 * How many prospects it takes to reach a target, at the rate at which they become customers.
 *
 * @param prospects
 *            at the rate itself; null when it has no value, and then {@code nothingBecause} says why
 * @param cautious
 *            at the lower end of the rate's 95 % interval: more of them; null when that is 0 or there is no interval
 */
public record ProspectsNeeded(@Nullable BigDecimal prospects, @Nullable BigDecimal cautious,
        @Nullable String nothingBecause) {

    /** To win that many customers. */
    public static ProspectsNeeded forCustomers(BigDecimal target, Figure rate) {
        return of(target, rate, BigDecimal.ONE);
    }

    /** To win that revenue, in the company's currency. */
    public static ProspectsNeeded forRevenue(BigDecimal target, Figure rate, Figure averageSale) {
        BigDecimal average = mean(averageSale);
        if (average == null || average.signum() <= 0) {
            return new ProspectsNeeded(null, null, "There is no average sale value to reckon with in the period");
        }
        return of(target, rate, average);
    }

    private static ProspectsNeeded of(BigDecimal target, Figure rate, BigDecimal each) {
        BigDecimal share = mean(rate);
        if (share == null) {
            return new ProspectsNeeded(null, null, "There is no rate: " + rate.noValueBecause());
        }
        if (share.signum() == 0) {
            return new ProspectsNeeded(null, null, "The rate is 0: no number of prospects would do");
        }
        return new ProspectsNeeded(needed(target, share.multiply(each)), rate.low() == null || rate.low().signum() == 0
                ? null
                : needed(target, rate.low().multiply(each)), null);
    }

    /** The figure before it was rounded: a rounded rate would ask for one prospect too few or too many. */
    private static @Nullable BigDecimal mean(Figure figure) {
        BigDecimal denominator = figure.parts().denominator();
        BigDecimal numerator = figure.parts().numerator();
        return denominator == null || numerator == null || denominator.signum() == 0
                ? null
                : numerator.divide(denominator, MathContext.DECIMAL128);
    }

    /** Divided as exactly as possible, and then up; what is only the last digit's error is no prospect more. */
    private static BigDecimal needed(BigDecimal target, BigDecimal each) {
        return target.divide(each, MathContext.DECIMAL128).setScale(9, RoundingMode.HALF_UP)
                .setScale(0, RoundingMode.CEILING);
    }
}
