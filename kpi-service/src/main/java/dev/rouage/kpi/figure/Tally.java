package dev.rouage.kpi.figure;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Reason;
import dev.rouage.kpi.contribution.Sum;

/** The sums that figures are made of, for one period and one group. */
public final class Tally {
    private final Map<Measure, Distribution> counted = new EnumMap<>(Measure.class);
    private final Map<Measure, Map<Reason, Long>> excluded = new EnumMap<>(Measure.class);

    /** Adds a sum read from the rollups. */
    public void add(Measure measure, Reason reason, int bucket, Sum sum) {
        if (reason == Reason.COUNTED) {
            counted.computeIfAbsent(measure, _ -> new Distribution()).add(bucket, sum);
        } else {
            excluded.computeIfAbsent(measure, _ -> new EnumMap<>(Reason.class)).merge(reason, sum.count(), Long::sum);
        }
    }

    /** Adds all of another tally: that of a part to that of the whole. */
    public void addAll(Tally other) {
        other.counted.forEach(
                (measure, part) -> counted.computeIfAbsent(measure, _ -> new Distribution()).addAll(part));
        other.excluded.forEach((measure, reasons) -> reasons.forEach((reason, count) -> excluded
                .computeIfAbsent(measure, _ -> new EnumMap<>(Reason.class)).merge(reason, count, Long::sum)));
    }

    Distribution of(Measure measure) {
        return counted.getOrDefault(measure, Distribution.NONE);
    }

    Map<Reason, Long> excludedFrom(Set<Measure> measures) {
        Map<Reason, Long> reasons = new EnumMap<>(Reason.class);
        for (Measure measure : measures) {
            excluded.getOrDefault(measure, Map.of())
                    .forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
        }
        return reasons;
    }
}
