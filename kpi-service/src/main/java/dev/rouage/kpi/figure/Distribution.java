package dev.rouage.kpi.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import dev.rouage.kpi.contribution.Sum;
import org.jspecify.annotations.Nullable;

/** The values of a measure, by bucket. Within a bucket every value is taken to be the bucket's mean. */
final class Distribution {
    static final Distribution NONE = new Distribution();
    private static final Sum NOTHING = new Sum(0, BigDecimal.ZERO);

    private final List<Map.Entry<Integer, Sum>> added = new ArrayList<>();
    private final TreeMap<Integer, Sum> merged = new TreeMap<>();
    private @Nullable Sum total;

    void add(int bucket, Sum sum) {
        added.add(Map.entry(bucket, sum));
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
     * half the time of looking each of them up.
     */
    private NavigableMap<Integer, Sum> merged() {
        if (added.isEmpty()) {
            return merged;
        }
        added.sort(Map.Entry.comparingByKey());
        for (int next = 0; next < added.size();) {
            Integer bucket = added.get(next).getKey();
            Sum sum = added.get(next++).getValue();
            while (next < added.size() && added.get(next).getKey().equals(bucket)) {
                sum = sum.plus(added.get(next++).getValue());
            }
            if (!sum.isZero()) {
                merged.merge(bucket, sum, Sum::merge);
            }
        }
        added.clear();
        return merged;
    }

    private static BigDecimal mean(Sum sum) {
        return sum.value().divide(BigDecimal.valueOf(sum.count()), MathContext.DECIMAL128);
    }
}
