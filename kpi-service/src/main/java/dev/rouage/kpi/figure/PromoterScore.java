package dev.rouage.kpi.figure;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The net promoter score: the percentage of answers of 9 and 10 less that of answers up to 6.
 *
 * @param promoters
 *            answers of 9 and 10
 * @param passives
 *            answers of 7 and 8
 * @param detractors
 *            answers of 0 to 6
 */
record PromoterScore(long promoters, long passives, long detractors) {
    /** The normal quantile of 97.5 %, as the definition rounds it. */
    private static final double Z = 1.96;

    long answers() {
        return promoters + passives + detractors;
    }

    /** Points from −100 to 100; there must be an answer. */
    BigDecimal points() {
        return BigDecimal.valueOf(100 * (promoters - detractors)).divide(BigDecimal.valueOf(answers()),
                MathContext.DECIMAL128);
    }

    /** Half the width of the 95 % interval, in points; there must be an answer. */
    BigDecimal margin() {
        double n = answers();
        double promoting = promoters / n;
        double detracting = detractors / n;
        double variance = promoting + detracting - (promoting - detracting) * (promoting - detracting);
        return BigDecimal.valueOf(100 * Z * Math.sqrt(Math.max(0, variance) / n));
    }
}
