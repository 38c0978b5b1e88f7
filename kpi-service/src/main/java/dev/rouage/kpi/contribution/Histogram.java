package dev.rouage.kpi.contribution;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Sums by bucket, of which none is zero. */
public final class Histogram {
    private final List<Bar> bars;

    private Histogram(List<Bar> bars) {
        this.bars = bars;
    }

    /** A bucket's sum. */
    private record Bar(int bucket, Sum sum) {}

    /** Takes each of the sums. */
    @FunctionalInterface
    public interface Taker {
        /** Takes one. */
        void take(int bucket, Sum sum);
    }

    /** These sums; zeros are left out. */
    public static Histogram of(NavigableMap<Integer, Sum> sums) {
        List<Bar> bars = new ArrayList<>(sums.size());
        sums.forEach((bucket, sum) -> {
            if (!sum.isZero()) {
                bars.add(new Bar(bucket, sum));
            }
        });
        return new Histogram(bars);
    }

    /** Reads what {@link #bytes()} wrote. */
    public static Histogram read(byte[] bytes) {
        List<Bar> bars = new ArrayList<>();
        Bars read = new Bars(bytes);
        while (read.next()) {
            bars.add(new Bar(read.bucket(), read.sum()));
        }
        return new Histogram(bars);
    }

    /** Both added up, bucket by bucket. */
    public Histogram plus(Histogram other) {
        NavigableMap<Integer, Sum> sums = new TreeMap<>();
        bars.forEach(bar -> sums.put(bar.bucket, bar.sum));
        other.bars.forEach(bar -> sums.merge(bar.bucket, bar.sum, Sum::plus));
        return of(sums);
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return bars.isEmpty();
    }

    /** Hands over the sums in the order of their buckets. */
    public void each(Taker taker) {
        bars.forEach(bar -> taker.take(bar.bucket, bar.sum));
    }

    /**
     * The sums as few bytes: of each the distance from the bucket before, the count and the value, as whole numbers of as many
     * bytes as they need.
     */
    public byte[] bytes() {
        VarintWriter writer = new VarintWriter();
        int last = 0;
        for (Bar bar : bars) {
            writer.add(bar.bucket - last);
            last = bar.bucket;
            writer.add(bar.sum.count());
            writer.add(bar.sum.value());
        }
        return writer.bytes();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Histogram same && bars.equals(same.bars);
    }

    @Override
    public int hashCode() {
        return bars.hashCode();
    }

    @Override
    public String toString() {
        return bars.toString();
    }
}
