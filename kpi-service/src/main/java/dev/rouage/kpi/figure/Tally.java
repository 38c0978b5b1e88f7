package dev.rouage.kpi.figure;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Reason;
import dev.rouage.kpi.contribution.Sum;

/** The sums that figures are made of, for one period and one group. */
public final class Tally {
    private final Map<Measure, Distribution> counted = new EnumMap<>(Measure.class);
    private final Map<Measure, Map<Reason, Long>> excluded = new EnumMap<>(Measure.class);

    private final Map<Measure, NavigableMap<LocalDate, NavigableMap<Integer, Sum>>> dated = new EnumMap<>(
            Measure.class);

    /** Adds a sum read from the rollups. */
    public void add(Measure measure, Reason reason, int bucket, Sum sum) {
        if (reason == Reason.COUNTED) {
            counted.computeIfAbsent(measure, _ -> new Distribution()).add(bucket, sum);
        } else {
            excluded.computeIfAbsent(measure, _ -> new EnumMap<>(Reason.class)).merge(reason, sum.count(), Long::sum);
        }
    }

    /** Adds a sum of a measure whose reading keeps the dates. */
    public void add(Measure measure, Reason reason, LocalDate day, int bucket, Sum sum) {
        add(measure, reason, bucket, sum);
        if (reason == Reason.COUNTED) {
            dated.computeIfAbsent(measure, _ -> new TreeMap<>()).computeIfAbsent(day, _ -> new TreeMap<>())
                    .merge(bucket, sum, Sum::plus);
        }
    }

    /** Adds all of another tally: that of a part to that of the whole. */
    public void addAll(Tally other) {
        other.counted.forEach(
                (measure, part) -> counted.computeIfAbsent(measure, _ -> new Distribution()).addAll(part));
        other.excluded.forEach((measure, reasons) -> reasons.forEach((reason, count) -> excluded
                .computeIfAbsent(measure, _ -> new EnumMap<>(Reason.class)).merge(reason, count, Long::sum)));
        other.dated.forEach((measure, days) -> days.forEach((day, buckets) -> buckets.forEach((bucket, sum) -> dated
                .computeIfAbsent(measure, _ -> new TreeMap<>()).computeIfAbsent(day, _ -> new TreeMap<>())
                .merge(bucket, sum, Sum::plus))));
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
