package dev.rouage.e2e;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

import dev.rouage.demo.naive.CoreFigures;
import dev.rouage.demo.naive.CoreFigures.Distribution;
import org.assertj.core.api.SoftAssertions;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares what the graph answers with what was worked out the naive way. */
final class FigureChecks {
    /** Ratios are rounded to six decimals. */
    private static final BigDecimal HALF_OF_THE_LAST_DECIMAL = new BigDecimal("0.0000005");

    /** Means and rates are divisions: the graph may round them, but not visibly. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.00001");
    /** Medians of amounts come from buckets one percent wide. */
    private static final BigDecimal BUCKETS = new BigDecimal("0.01");
    private static final BigDecimal EXACT = BigDecimal.ZERO;

    private final SoftAssertions softly;
    private final String whose;
    private final Figures figures;

    private FigureChecks(SoftAssertions softly, String whose, Figures figures) {
        this.softly = softly;
        this.whose = whose;
        this.figures = figures;
    }

    static void same(String whose, Figures figures, CoreFigures naive) {
        SoftAssertions.assertSoftly(softly -> new FigureChecks(softly, whose, figures).compare(naive));
    }

    private void compare(CoreFigures naive) {
        int closed = naive.won() + naive.lost();
        near("WIN_RATE_BY_COUNT", "value", ratio(naive.won(), closed), ROUNDING);
        near("WIN_RATE_BY_COUNT", "numerator", whole(closed == 0 ? 0 : naive.won()), EXACT);
        near("WIN_RATE_BY_COUNT", "denominator", whole(closed), EXACT);
        near("WIN_RATE_BY_AMOUNT", "value", ratio(naive.wonAmount(), naive.closedAmount()), ROUNDING);
        near("WON_REVENUE", "value", Optional.of(naive.wonAmount()), ROUNDING);
        near("NEW_CUSTOMERS", "value", whole(naive.newCustomers()), EXACT);
        distribution("AVERAGE_SALE_VALUE", naive.saleValue(), "value", BUCKETS);
        distribution("FIRST_PURCHASE_VALUE", naive.firstPurchase(), "value", BUCKETS);
        distribution("SALES_CYCLE_LENGTH", naive.wonCycle(), "mean", EXACT);
        distribution("LOST_CYCLE_LENGTH", naive.lostCycle(), "mean", EXACT);
    }

    /** Durations lead with their median and amounts with their mean; a duration's mean is numerator over denominator. */
    private void distribution(String kpi, Distribution naive, String mean, BigDecimal medianTolerance) {
        near(kpi, "median", naive.median(), medianTolerance);
        if (mean.equals("value")) {
            near(kpi, "value", naive.mean(), ROUNDING);
        } else {
            close(kpi + " mean", mean(figures, kpi), naive.mean(), ROUNDING);
        }
    }

    /** The mean of a duration, whose value is its median. */
    static Optional<BigDecimal> mean(Figures figures, String kpi) {
        return figures.number(kpi, "denominator")
                .filter(denominator -> denominator.signum() > 0)
                .flatMap(denominator -> figures.number(kpi, "numerator")
                        .map(numerator -> numerator.divide(denominator, MathContext.DECIMAL64)));
    }

    private void near(String kpi, String field, Optional<BigDecimal> expected, BigDecimal tolerance) {
        close(kpi + " " + field, figures.number(kpi, field), expected, tolerance);
    }

    private void close(String what, Optional<BigDecimal> actual, Optional<BigDecimal> expected, BigDecimal tolerance) {
        BigDecimal allowed = expected.orElse(BigDecimal.ZERO).abs().multiply(tolerance).max(HALF_OF_THE_LAST_DECIMAL);
        boolean same = actual.isPresent() == expected.isPresent()
                && actual.orElse(BigDecimal.ZERO).subtract(expected.orElse(BigDecimal.ZERO)).abs()
                        .compareTo(allowed) <= 0;
        softly.assertThat(same)
                .as("%s of %s: the graph says %s, the naive computation %s", what, whose, actual, expected)
                .isTrue();
    }

    static void near(Optional<BigDecimal> actual, String expected, String tolerance) {
        assertThat(actual).hasValueSatisfying(value -> assertThat(value.subtract(new BigDecimal(expected)).abs())
                .as("%s is %s ± %s", value, expected, tolerance)
                .isLessThanOrEqualTo(new BigDecimal(tolerance)));
    }

    private static Optional<BigDecimal> whole(int number) {
        return Optional.of(BigDecimal.valueOf(number));
    }

    private static Optional<BigDecimal> ratio(int part, int whole) {
        return ratio(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
    }

    private static Optional<BigDecimal> ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? Optional.empty() : Optional.of(part.divide(whole, MathContext.DECIMAL64));
    }
}
