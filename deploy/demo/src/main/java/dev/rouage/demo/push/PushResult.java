package dev.rouage.demo.push;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What became of the pushed items.
 *
 * @param counts how many items got which status: CREATED, UPDATED, UNCHANGED, STALE, REJECTED
 * @param rejections the first few, in words
 */
public record PushResult(Map<String, Long> counts, List<String> rejections) {

    private static final int REJECTIONS_KEPT = 20;

    static final PushResult NOTHING = new PushResult(Map.of(), List.of());

    public PushResult {
        counts = Map.copyOf(counts);
        rejections = List.copyOf(rejections);
    }

    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    public long count(String status) {
        return counts.getOrDefault(status, 0L);
    }

    PushResult plus(PushResult other) {
        Map<String, Long> sum = new TreeMap<>(counts);
        other.counts.forEach((status, count) -> sum.merge(status, count, Long::sum));
        return new PushResult(sum,
                Stream.concat(rejections.stream(), other.rejections.stream()).limit(REJECTIONS_KEPT).toList());
    }
}
