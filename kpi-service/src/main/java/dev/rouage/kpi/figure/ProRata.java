package dev.rouage.kpi.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

import dev.rouage.kpi.calendar.Period;

/**
 * Amounts that are for some days each, spread evenly over them. Every amount is added where it begins and where it ends;
 * what falls into a period is told by its two ends.
 */
final class ProRata {
    private final Map<Integer, BigDecimal> amountDaysByLength = new TreeMap<>();
    private final Period period;

    ProRata(Period period) {
        this.period = period;
    }

    /** Amounts that begin on that day and are for so many days. */
    void begin(LocalDate day, int length, BigDecimal amount) {
        amountDaysByLength.merge(length, amount.multiply(daysWithin(day)), BigDecimal::add);
    }

    /** The same amounts, on the day after their last one. */
    void end(LocalDate day, int length, BigDecimal amount) {
        amountDaysByLength.merge(length, amount.multiply(daysWithin(day)).negate(), BigDecimal::add);
    }

    /** What falls into the period. */
    BigDecimal total() {
        return amountDaysByLength.entrySet().stream()
                .map(entry -> entry.getValue().divide(BigDecimal.valueOf(entry.getKey()), MathContext.DECIMAL128))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The days of the period from that day on. */
    private BigDecimal daysWithin(LocalDate day) {
        LocalDate first = day.isAfter(period.from()) ? day : period.from();
        return BigDecimal.valueOf(Math.max(0, ChronoUnit.DAYS.between(first, period.to())));
    }
}
