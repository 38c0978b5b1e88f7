package dev.rouage.kpi.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The share of a group that has reached something by each day (or month) since its beginning, after Kaplan and Meier (1958):
 * who could be followed for only so long counts until then, neither as having reached it nor as never reaching it.
 */
public final class KaplanMeierCurve {
    /** By day, how many reached it on that day (0) or were not followed any longer (1). */
    private final TreeMap<Integer, long[]> days = new TreeMap<>();

    /** That many reached it on that day. */
    public void reachedOn(int day, long count) {
        at(day)[0] += count;
    }

    /** That many had not reached it up to and with that day, and no more is known of them. */
    public void notYet(int day, long count) {
        at(day)[1] += count;
    }

    /** The whole group. */
    public long all() {
        return days.values().stream().mapToLong(day -> day[0] + day[1]).sum();
    }

    /** Those of it who have reached it. */
    public long reached() {
        return days.values().stream().mapToLong(day -> day[0]).sum();
    }

    /** The share that has reached it by that day; empty when nobody was followed that long and some have not. */
    public Optional<BigDecimal> shareBy(int day) {
        BigDecimal waiting = BigDecimal.ONE;
        long atRisk = all();
        for (Map.Entry<Integer, long[]> entry : days.headMap(day, true).entrySet()) {
            waiting = waiting.multiply(still(atRisk, entry.getValue()[0]), MathContext.DECIMAL128);
            atRisk -= entry.getValue()[0] + entry.getValue()[1];
        }
        boolean known = !days.isEmpty() && (days.lastKey() >= day || waiting.signum() == 0);
        return known ? Optional.of(BigDecimal.ONE.subtract(waiting)) : Optional.empty();
    }

    /** The first day by which at least half have reached it; empty unless more than half of the group have. */
    public OptionalInt median() {
        if (2 * reached() <= all()) {
            return OptionalInt.empty();
        }
        BigDecimal half = new BigDecimal("0.5");
        return days.keySet().stream().mapToInt(Integer::intValue)
                .filter(day -> shareBy(day).map(share -> share.compareTo(half) >= 0).orElse(false)).findFirst();
    }

    private static BigDecimal still(long atRisk, long reached) {
        return BigDecimal.valueOf(atRisk - reached).divide(BigDecimal.valueOf(atRisk), MathContext.DECIMAL128);
    }

    private long[] at(int day) {
        return days.computeIfAbsent(day, _ -> new long[2]);
    }
}
