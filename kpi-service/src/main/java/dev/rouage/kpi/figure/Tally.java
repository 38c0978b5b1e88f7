package dev.rouage.kpi.figure;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

import dev.rouage.kpi.contribution.Bars;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Reason;
import dev.rouage.kpi.contribution.Sum;
import org.jspecify.annotations.Nullable;

/** The sums that figures are made of, for one period and one group. */
public final class Tally {
    private final Map<Measure, Distribution> counted = new EnumMap<>(Measure.class);
    private final Map<Measure, Map<Reason, Long>> excluded = new EnumMap<>(Measure.class);

    private final Map<Measure, NavigableMap<LocalDate, NavigableMap<Integer, Sum>>> dated = new EnumMap<>(
            Measure.class);

    /** How many of a measure whose reading keeps the dates are left out, by date. */
    private final Map<ExcludedOn, Long> excludedOn = new HashMap<>();

    private record ExcludedOn(Measure measure, Reason reason, LocalDate day) {}

    /** Adds a sum read from the rollups. */
    public void add(Measure measure, Reason reason, int bucket, Sum sum) {
        if (reason == Reason.COUNTED) {
            counted.computeIfAbsent(measure, _ -> new Distribution()).add(bucket, sum);
        } else {
            excluded.computeIfAbsent(measure, _ -> new EnumMap<>(Reason.class)).merge(reason, sum.count(), Tally::sum);
        }
    }

    /** Adds sums read from the rollups. */
    public void add(Measure measure, Reason reason, Bars bars) {
        if (reason == Reason.COUNTED) {
            counted.computeIfAbsent(measure, _ -> new Distribution()).add(bars);
        } else {
            while (bars.next()) {
                excluded.computeIfAbsent(measure, _ -> new EnumMap<>(Reason.class)).merge(reason, bars.count(),
                        Tally::sum);
            }
        }
    }

    /** Adds sums of a measure whose reading keeps the dates. */
    public void add(Measure measure, Reason reason, LocalDate day, Bars bars) {
        while (bars.next()) {
            add(measure, reason, day, bars.bucket(), bars.sum());
        }
    }

    /** Adds a sum of a measure whose reading keeps the dates. */
    public void add(Measure measure, Reason reason, LocalDate day, int bucket, Sum sum) {
        add(measure, reason, bucket, sum);
        if (reason == Reason.COUNTED) {
            dated.computeIfAbsent(measure, _ -> new TreeMap<>()).computeIfAbsent(day, _ -> new TreeMap<>())
                    .merge(bucket, sum, Sum::merge);
        } else {
            excludedOn.merge(new ExcludedOn(measure, reason, day), sum.count(), Tally::sum);
        }
    }

    /** Adds all of another tally: that of a part to that of the whole. */
    public void addAll(Tally other) {
        other.counted.forEach(
                (measure, part) -> counted.computeIfAbsent(measure, _ -> new Distribution()).addAll(part));
        other.excluded.forEach((measure, reasons) -> reasons.forEach((reason, count) -> excluded
                .computeIfAbsent(measure, _ -> new EnumMap<>(Reason.class)).merge(reason, count, Long::sum)));
        other.excludedOn.forEach((one, count) -> excludedOn.merge(one, count, Long::sum));
        other.dated.forEach((measure, days) -> days.forEach((day, buckets) -> buckets.forEach((bucket, sum) -> dated
                .computeIfAbsent(measure, _ -> new TreeMap<>()).computeIfAbsent(day, _ -> new TreeMap<>())
                .merge(bucket, sum, Sum::merge))));
    }

    /** Whether all that was added has been taken back. */
    public boolean isEmpty() {
        return counted.values().stream().allMatch(Distribution::isEmpty)
                && excluded.values().stream().allMatch(Map::isEmpty) && excludedOn.isEmpty()
                && dated.values().stream().flatMap(days -> days.values().stream()).allMatch(Map::isEmpty);
    }

    /** Null, which takes the entry out of the map, when nothing is left. */
    private static @Nullable Long sum(long one, long other) {
        return one + other == 0 ? null : one + other;
    }

    /** How many are left out of a measure whose reading keeps the dates, by reason, before that day. */
    Map<Reason, Long> excludedBefore(Measure measure, LocalDate end) {
        Map<Reason, Long> reasons = new EnumMap<>(Reason.class);
        excludedOn.forEach((one, count) -> {
            if (one.measure == measure && one.day.isBefore(end)) {
                reasons.merge(one.reason, count, Long::sum);
            }
        });
        return reasons;
    }

    Distribution of(Measure measure) {
        return counted.getOrDefault(measure, Distribution.NONE);
    }

    /** What is counted of a measure whose reading keeps the dates: by date, and of each by bucket. */
    NavigableMap<LocalDate, NavigableMap<Integer, Sum>> dated(Measure measure) {
        return dated.getOrDefault(measure, Collections.emptyNavigableMap());
    }

    /** How many observations, whether they are counted or left out for whatever reason. */
    long occurrences(Measure measure) {
        return of(measure).total().count()
                + excluded.getOrDefault(measure, Map.of()).values().stream().mapToLong(Long::longValue).sum();
    }

    Map<Reason, Long> excludedFrom(Set<Measure> measures) {
        Map<Reason, Long> reasons = new EnumMap<>(Reason.class);
        for (Measure measure : measures) {
            excluded.getOrDefault(measure, Map.of())
                    .forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
        }
        reasons.values().removeIf(count -> count == 0);
        return reasons;
    }
}
