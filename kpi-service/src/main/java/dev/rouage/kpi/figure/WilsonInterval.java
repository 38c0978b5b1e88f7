package dev.rouage.kpi.figure;

import java.math.BigDecimal;

/**
 * The 95 % interval of a share after Wilson (1927): it stays within 0 and 1 and holds for few observations.
 *
 * @param low
 *            0..1
 * @param high
 *            0..1
 */
record WilsonInterval(BigDecimal low, BigDecimal high) {
    /** The normal quantile of 97.5 %. */
    private static final double Z = 1.959963984540054;

    static WilsonInterval of(long successes, long trials) {
        double n = trials;
        double p = successes / n;
        double scale = 1 + Z * Z / n;
        double centre = (p + Z * Z / (2 * n)) / scale;
        double margin = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / scale;
        return new WilsonInterval(BigDecimal.valueOf(Math.max(0, centre - margin)),
                BigDecimal.valueOf(Math.min(1, centre + margin)));
    }
}
