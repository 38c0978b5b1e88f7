package dev.rouage.kpi.contribution;

import java.time.Duration;

/**
 * Buckets of durations whose bounds lie exactly on 5 minutes, 1 hour and every whole number of 24 hours, so that shares
 * within these are exact; between the bounds each is 1 % longer than the one before it.
 */
public final class DelayBuckets {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    /** More than the one-percent buckets of two centuries in milliseconds. */
    private static final int BAND = 4_096;
    /** A double holds 24 hours and a century alike; StrictMath puts a duration into the same bucket on every machine. */
    private static final double LOG_GROWTH = StrictMath.log(1.01);

    private DelayBuckets() {}

    /** The bucket of a duration that is not negative; longer ones have greater buckets. */
    public static int of(Duration delay) {
        double seconds = Math.max(delay.toMillis() / 1_000.0, 1);
        return band(delay) * BAND + (int) StrictMath.floor(StrictMath.log(seconds) / LOG_GROWTH);
    }

    /** The bucket before which all delays of at most that length lie: of 5 minutes, 1 hour or whole days. */
    public static int endOf(Duration limit) {
        int band = band(limit);
        if (band(limit.plusNanos(1)) == band) {
            throw new IllegalArgumentException("No bound of buckets lies at " + limit);
        }
        return (band + 1) * BAND;
    }

    /** 0 up to 5 minutes, 1 up to an hour, 2 up to a day, then one for each further day. */
    private static int band(Duration delay) {
        if (delay.compareTo(FIVE_MINUTES) <= 0) {
            return 0;
        }
        if (delay.compareTo(HOUR) <= 0) {
            return 1;
        }
        long days = delay.toDays();
        return Math.toIntExact(days + (delay.equals(DAY.multipliedBy(days)) ? 1 : 2));
    }
}
