package dev.rouage.kpi.contribution;

import java.math.BigDecimal;

/**
 * The sums that {@link Histogram#bytes()} wrote, one after the other in the order of their buckets. It stands at one of them
 * and makes no object of any: a figure reads tens of thousands.
 */
public final class Bars {
    private final VarintReader reader;
    private final int from;
    private final int to;
    private int bucket;
    private long count;

    /** Those of all buckets. */
    public Bars(byte[] histogram) {
        this(histogram, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** Those of the buckets from one up to, but without, another; the greatest number of all is no bucket. */
    public Bars(byte[] histogram, int from, int to) {
        this.reader = new VarintReader(histogram);
        this.from = from;
        this.to = to;
    }

    /** Goes on to the next one; false when there is none left. */
    public boolean next() {
        while (reader.hasMore()) {
            bucket += (int) reader.next();
            count = reader.next();
            reader.readDecimal();
            if (bucket >= from && bucket < to) {
                return true;
            }
        }
        return false;
    }

    public int bucket() {
        return bucket;
    }

    /** How many observations. */
    public long count() {
        return count;
    }

    /** Whether the sum of the values is {@link #units()} with {@link #scale()}; else it takes more than 64 bits. */
    public boolean isSmall() {
        return reader.isSmall();
    }

    /** The digits of the sum of the values. */
    public long units() {
        return reader.units();
    }

    /** How many of the digits are behind the point. */
    public int scale() {
        return reader.scale();
    }

    /** The count and the sum of the values, whatever their size. */
    public Sum sum() {
        BigDecimal value = reader.decimal();
        return new Sum(count, value);
    }
}
