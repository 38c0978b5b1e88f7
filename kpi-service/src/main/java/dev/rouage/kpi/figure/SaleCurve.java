package dev.rouage.kpi.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The share of a group of reps that has a first sale by each day since they were hired, after Kaplan and Meier (1958): who
 * has been there for only so long without one counts until then, neither as sold nor as never selling.
 */
final class SaleCurve {
    /** By day since the day of hire, how many had their first sale on it (0) or were not followed any longer (1). */
    private final TreeMap<Integer, long[]> days = new TreeMap<>();

    /** Reps whose first sale was on that day. */
    void sold(int day, long reps) {
        at(day)[0] += reps;
    }

    /** Reps who had none up to and with that day, and of whom no more is known. */
    void notYet(int day, long reps) {
        at(day)[1] += reps;
    }

    /** All reps of the group. */
    long reps() {
        return days.values().stream().mapToLong(day -> day[0] + day[1]).sum();
    }

    /** Those of them who have sold. */
    long sellers() {
        return days.values().stream().mapToLong(day -> day[0]).sum();
    }

    /** The share with a first sale by that day; empty when nobody was followed that long and some have none yet. */
    Optional<BigDecimal> shareBy(int day) {
        BigDecimal waiting = BigDecimal.ONE;
        long atRisk = reps();
        for (Map.Entry<Integer, long[]> entry : days.headMap(day, true).entrySet()) {
            waiting = waiting.multiply(still(atRisk, entry.getValue()[0]), MathContext.DECIMAL128);
            atRisk -= entry.getValue()[0] + entry.getValue()[1];
        }
        boolean known = !days.isEmpty() && (days.lastKey() >= day || waiting.signum() == 0);
        return known ? Optional.of(BigDecimal.ONE.subtract(waiting)) : Optional.empty();
    }

    /** The first day by which at least half have sold; empty unless more than half of the reps have. */
    OptionalInt median() {
        if (2 * sellers() <= reps()) {
            return OptionalInt.empty();
        }
        BigDecimal half = new BigDecimal("0.5");
        return days.keySet().stream().mapToInt(Integer::intValue)
                .filter(day -> shareBy(day).map(share -> share.compareTo(half) >= 0).orElse(false)).findFirst();
    }

    private static BigDecimal still(long atRisk, long sold) {
        return BigDecimal.valueOf(atRisk - sold).divide(BigDecimal.valueOf(atRisk), MathContext.DECIMAL128);
    }

    private long[] at(int day) {
        return days.computeIfAbsent(day, _ -> new long[2]);
    }
}
