package dev.rouage.kpi.contribution;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/** Adds up decimals, exactly, in a whole number of 64 bits for as long as that holds them. */
public final class ExactTotal {
    private static final long[] POWERS = powersOfTen();

    private long units;
    private int scale;
    /** What 64 bits did not hold. */
    private @Nullable BigDecimal rest;

    /** Adds so many units, of which that many digits are behind the point. */
    public void add(long more, int moreScale) {
        long added = more;
        if (moreScale > scale && fits(units, moreScale - scale)) {
            units *= POWERS[moreScale - scale];
            scale = moreScale;
        } else if (moreScale < scale && fits(more, scale - moreScale)) {
            added = more * POWERS[scale - moreScale];
        } else if (moreScale != scale) {
            setAside();
            scale = moreScale;
        }
        long sum = units + added;
        if (((units ^ sum) & (added ^ sum)) < 0) {
            setAside();
            sum = added;
        }
        units = sum;
    }

    /** The sum of all that was added. */
    public BigDecimal value() {
        BigDecimal value = BigDecimal.valueOf(units, scale);
        return rest == null ? value : rest.add(value);
    }

    private void setAside() {
        rest = value();
        units = 0;
    }

    /** Whether a number with so many more zeros at its end is still one of 64 bits. */
    private static boolean fits(long number, int zeros) {
        if (zeros >= POWERS.length) {
            return false;
        }
        long most = Long.MAX_VALUE / POWERS[zeros];
        return -most <= number && number <= most;
    }

    private static long[] powersOfTen() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = 10 * powers[i - 1];
        }
        return powers;
    }
}
