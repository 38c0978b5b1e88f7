package dev.rouage.kpi.contribution;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One observation of a measure on a day, or, with a reason, one that is left out of it.
 *
 * @param value
 *            what it adds to the measure's sum: days, or an amount in the company's currency; 0 where only counts matter
 * @param bucket
 *            where it lies in the measure's distribution
 * @param count
 *            1, or of a stock also -1: what has entered it leaves it
 * @param stage
 *            the part of {@link Cut#STAGE} that it is summed up in; null for a measure without that cut
 */
public record Contribution(Measure measure, Reason reason, LocalDate day, BigDecimal value, int bucket, int count,
        @Nullable UUID stage) {

    /** Writes the value without an exponent, so that what is kept equals what is read back. */
    public Contribution {
        value = value.scale() < 0 ? value.setScale(0) : value;
    }

    /** One observation that stands in the cuts of its journey's slice. */
    public Contribution(Measure measure, Reason reason, LocalDate day, BigDecimal value, int bucket) {
        this(measure, reason, day, value, bucket, 1, null);
    }

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

    /** One that is there from that day on, and the day itself as the value, to work out its age from. */
    public static Contribution since(Measure measure, LocalDate day) {
        return new Contribution(measure, Reason.COUNTED, day, BigDecimal.valueOf(day.toEpochDay()), week(measure, day));
    }

    /** An amount that is there from that day on, in the company's currency. */
    public static Contribution stock(Measure measure, LocalDate day, BigDecimal amount) {
        return new Contribution(measure, Reason.COUNTED, day, amount, 0);
    }

    private static int week(Measure measure, LocalDate day) {
        return measure.scale() == Measure.Scale.WEEK
                ? Math.toIntExact(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toEpochDay())
                : 0;
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
    public Contribution as(Measure other) {
        return new Contribution(other, reason, day, value, bucket, count, stage);
    }

    /** The same observation taken back on a later day: the end of what it began. */
    public Contribution endedOn(LocalDate end) {
        return new Contribution(measure, reason, end, value.negate(), bucket, -count, stage);
    }

    /** The same observation in a part of the cut by stage. */
    public Contribution in(SliceKey part) {
        return new Contribution(measure, reason, day, value, bucket, count, part.id());
    }
}
