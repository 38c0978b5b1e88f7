package dev.rouage.kpi.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import dev.rouage.kpi.contribution.Bars;
import dev.rouage.kpi.contribution.ExactTotal;
import dev.rouage.kpi.contribution.Sum;
import org.jspecify.annotations.Nullable;

/** The values of a measure, by bucket. Within a bucket every value is taken to be the bucket's mean. */
final class Distribution {
    static final Distribution NONE = new Distribution();
    private static final Sum NOTHING = new Sum(0, BigDecimal.ZERO);

    /** More digits than that may not be one number of 64 bits. */
    private static final int SMALL = 18;

    private final TreeMap<Integer, Sum> merged = new TreeMap<>();
    private @Nullable Sum total;
    /** What was added since, in numbers instead of objects, since there is so much of it. */
    private int added;
    private int[] buckets = {};
    private long[] counts = {};
    private long[] units = {};
    private int[] scales = {};

    void add(int bucket, Sum sum) {
        if (sum.value().precision() <= SMALL) {
            add(bucket, sum.count(), sum.value().unscaledValue().longValue(), sum.value().scale());
        } else {
            total = null;
            merged.merge(bucket, sum, Sum::merge);
        }
    }

    void add(Bars bars) {
        while (bars.next()) {
            if (bars.isSmall()) {
                add(bars.bucket(), bars.count(), bars.units(), bars.scale());
            } else {
                add(bars.bucket(), bars.sum());
            }
        }
    }

    private void add(int bucket, long count, long value, int scale) {
        if (added == buckets.length) {
            int room = Math.max(16, 2 * added);
            buckets = Arrays.copyOf(buckets, room);
            counts = Arrays.copyOf(counts, room);
            units = Arrays.copyOf(units, room);
            scales = Arrays.copyOf(scales, room);
        }
        buckets[added] = bucket;
        counts[added] = count;
        units[added] = value;
        scales[added++] = scale;
        total = null;
    }

    void addAll(Distribution other) {
        other.merged().forEach(this::add);
    }

    /** The values of all buckets but that one. */
    Distribution without(int bucket) {
        Distribution rest = new Distribution();
        rest.addAll(this);
        rest.merged().remove(bucket);
        return rest;
    }

    /** The values of one bucket. */
    Sum in(int bucket) {
        return merged().getOrDefault(bucket, NOTHING);
    }

    boolean isEmpty() {
        return merged().isEmpty();
    }

    Sum total() {
        if (total == null) {
            total = merged().values().stream().reduce(NOTHING, Sum::plus);
        }
        return total;
    }

    /** How many values lie in the buckets before that one. */
    long countBefore(int bucket) {
        return merged().headMap(bucket).values().stream().mapToLong(Sum::count).sum();
    }

    /** The values by bucket. */
    NavigableMap<Integer, Sum> buckets() {
        return Collections.unmodifiableNavigableMap(merged());
    }

    /** The mean; empty without values. */
    Optional<BigDecimal> mean() {
        Sum total = total();
        return total.count() == 0 ? Optional.empty() : Optional.of(mean(total));
    }

    /**
     * The value below which that share of the values lies, interpolated between the two nearest ones as spreadsheets do;
     * empty without values.
     */
    Optional<BigDecimal> quantile(double share) {
        long count = total().count();
        if (count == 0) {
            return Optional.empty();
        }
        double rank = share * (count - 1);
        long below = (long) Math.floor(rank);
        BigDecimal lower = valueAt(below);
        BigDecimal upper = valueAt(Math.min(below + 1, count - 1));
        BigDecimal weight = BigDecimal.valueOf(rank - below);
        return Optional.of(lower.add(upper.subtract(lower).multiply(weight)));
    }

    private BigDecimal valueAt(long index) {
        long passed = 0;
        for (Map.Entry<Integer, Sum> bucket : merged().entrySet()) {
            passed += bucket.getValue().count();
            if (index < passed) {
                return mean(bucket.getValue());
            }
        }
        throw new IllegalArgumentException("There are only " + passed + " values, none at " + index);
    }

    /**
     * What was added, added up. The same buckets come once for each month or rep, in order: to sort and add them up once takes
     * a fraction of the time of looking each of them up.
     */
    private NavigableMap<Integer, Sum> merged() {
        long[] order = new long[added];
        for (int i = 0; i < added; i++) {
            order[i] = (long) buckets[i] << Integer.SIZE | i;
        }
        Arrays.sort(order);
        for (int next = 0; next < added;) {
            int bucket = (int) (order[next] >> Integer.SIZE);
            long count = 0;
            ExactTotal value = new ExactTotal();
            for (; next < added && (int) (order[next] >> Integer.SIZE) == bucket; next++) {
                int place = (int) order[next];
                count += counts[place];
                value.add(units[place], scales[place]);
            }
            Sum sum = new Sum(count, value.value());
            if (!sum.isZero()) {
                merged.merge(bucket, sum, Sum::merge);
            }
        }
        added = 0;
        return merged;
    }

    private static BigDecimal mean(Sum sum) {
        return sum.value().divide(BigDecimal.valueOf(sum.count()), MathContext.DECIMAL128);
    }
}
