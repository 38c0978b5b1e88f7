package dev.rouage.kpi.contribution;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;

/**
 * One observation of a measure on a day, or, with a reason, one that is left out of it.
 *
 * @param value
 *            what it adds to the measure's sum: days, or an amount in the company's currency; 0 where only counts matter
 * @param bucket
 *            where it lies in the measure's distribution
 */
public record Contribution(Measure measure, Reason reason, LocalDate day, BigDecimal value, int bucket) {

    /** One more. */
    public static Contribution count(Measure measure, LocalDate day) {
        return new Contribution(measure, Reason.COUNTED, day, BigDecimal.ZERO, 0);
    }

    /** A value in whole days. */
    public static Contribution days(Measure measure, LocalDate day, long days) {
        return new Contribution(measure, Reason.COUNTED, day, BigDecimal.valueOf(days), Math.toIntExact(days));
    }

    /** An amount in the company's currency. */
    public static Contribution amount(Measure measure, LocalDate day, BigDecimal amount) {
        return new Contribution(measure, Reason.COUNTED, day, amount, AmountBuckets.of(amount));
    }

    /** A duration that is not negative, its value in seconds. */
    public static Contribution delay(Measure measure, LocalDate day, Duration delay) {
        return new Contribution(measure, Reason.COUNTED, day, BigDecimal.valueOf(delay.toMillis(), 3),
                DelayBuckets.of(delay));
    }

    /** An amount in the company's currency that is for so many days. */
    public static Contribution forDays(Measure measure, LocalDate day, BigDecimal amount, int days) {
        return new Contribution(measure, Reason.COUNTED, day, amount, days);
    }

    /** One that is left out. */
    public static Contribution excluded(Measure measure, LocalDate day, Reason reason) {
        return new Contribution(measure, reason, day, BigDecimal.ZERO, 0);
    }

    /** The same observation of another measure. */
    Contribution as(Measure other) {
        return new Contribution(other, reason, day, value, bucket);
    }
}
