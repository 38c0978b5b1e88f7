package dev.rouage.gateway.executor;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Merges what several subgraphs say of one object. */
final class DataMerge {

    private DataMerge() {}

    /** Adds what the source says to the target; nested objects, and lists of equal length, are merged likewise. */
    static void into(Map<String, Object> target, Map<String, Object> source) {
        if (target == source) {
            return;
        }
        for (var entry : source.entrySet()) {
            Object present = target.get(entry.getKey());
            if (present == null) {
                target.put(entry.getKey(), entry.getValue());
            } else {
                nested(present, entry.getValue());
            }
        }
    }

    private static void nested(@Nullable Object target, @Nullable Object source) {
        if (target instanceof Map<?, ?> && source instanceof Map<?, ?>) {
            into(object(target), object(source));
        } else if (target instanceof List<?> some && source instanceof List<?> others && some.size() == others.size()) {
            for (int i = 0; i < some.size(); i++) {
                nested(some.get(i), others.get(i));
            }
        }
        // A value that is there stays: subgraphs that share a field agree on it.
    }

    /** A JSON object of an answer, which has strings as keys and may be changed. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }
}
