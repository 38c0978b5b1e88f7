package dev.rouage.kpi.objective;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.Catalogue;
import dev.rouage.kpi.catalogue.Direction;
import dev.rouage.kpi.catalogue.Unit;
import dev.rouage.kpi.figure.Figure;
import org.jspecify.annotations.Nullable;

/**
 * How far an objective has come.
 *
 * @param attainment
 *            for a figure that should rise actual / target, for one that should fall (baseline − actual) / (baseline −
 *            target)
 * @param elapsed
 *            which share of the objective's days has begun, 0..1
 * @param pace
 *            attainment / elapsed: below 1 it will not be reached if things go on as they went
 */
public record Progress(Share attainment, BigDecimal elapsed, Share pace) {
    private static final String NOT_BEGUN = "The objective's period has not begun";

    /** The days of the period up to today, over which the figure is taken; empty before the first one. */
    public static Optional<Period> elapsedPart(Period period, LocalDate today) {
        LocalDate tomorrow = today.plusDays(1);
        if (!tomorrow.isAfter(period.from())) {
            return Optional.empty();
        }
        return Optional.of(new Period(period.from(), tomorrow.isBefore(period.to()) ? tomorrow : period.to()));
    }

    /**
     * The progress seen from today.
     *
     * @param figure
     *            that of the {@linkplain #elapsedPart elapsed part}; null before the period has begun
     */
    public static Progress of(Objective objective, @Nullable Figure figure, LocalDate today) {
        Period period = objective.period();
        long elapsedDays = elapsedPart(period, today).map(Period::days).orElse(0L);
        Share attainment = figure == null ? Share.unknown(NOT_BEGUN) : attainment(objective, figure);
        Share pace = pace(attainment, elapsedDays, period.days());
        return new Progress(attainment.rounded(), BigDecimal.valueOf(elapsedDays)
                .divide(BigDecimal.valueOf(period.days()), Unit.RATIO.decimals(), RoundingMode.HALF_UP),
                pace.rounded());
    }

    private static Share attainment(Objective objective, Figure figure) {
        BigDecimal actual = figure.value();
        if (actual == null) {
            return Share.unknown("The figure has no value: " + figure.noValueBecause());
        }
        Direction direction = Catalogue.definition(objective.kpi()).direction();
        return switch (direction) {
            case HIGHER_IS_BETTER -> risen(actual, objective.goal().target());
            case LOWER_IS_BETTER -> fallen(actual, objective.goal());
            case NEUTRAL -> Share.unknown("The figure should neither rise nor fall");
        };
    }

    private static Share risen(BigDecimal actual, BigDecimal target) {
        return target.signum() == 0 ? Share.unknown("The target is 0") : Share.of(actual, target);
    }

    private static Share fallen(BigDecimal actual, Goal goal) {
        BigDecimal baseline = goal.baseline();
        if (baseline == null) {
            return Share.unknown("The figure should fall, and the objective does not say from which baseline");
        }
        BigDecimal way = baseline.subtract(goal.target());
        return way.signum() == 0
                ? Share.unknown("The target is the baseline")
                : Share.of(baseline.subtract(actual), way);
    }

    private static Share pace(Share attainment, long elapsedDays, long days) {
        BigDecimal reached = attainment.value();
        if (elapsedDays == 0) {
            return Share.unknown(NOT_BEGUN);
        }
        return reached == null
                ? attainment
                : Share.of(reached.multiply(BigDecimal.valueOf(days)), BigDecimal.valueOf(elapsedDays));
    }
}
