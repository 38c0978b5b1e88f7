package dev.rouage.gateway.executor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.rouage.gateway.planner.Representation;
import dev.rouage.gateway.planner.Representation.Entry;
import dev.rouage.gateway.selection.FieldSelection;
import org.jspecify.annotations.Nullable;

/** Fills a representation with the values of one object. */
final class RepresentationValues {
    /** The object cannot be told to the subgraph: part of its key is null, or something required was not answered. */
    private static final Object MISSING = new Object();

    private RepresentationValues() {}

    /** Null where the object cannot be told to the subgraph. */
    static @Nullable Map<String, Object> of(Representation representation, Map<String, Object> object) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(FieldSelection.TYPENAME, representation.typeName());
        return fill(values, representation.entries(), object) ? values : null;
    }

    private static boolean fill(Map<String, Object> values, List<Entry> entries, Map<String, Object> object) {
        for (Entry entry : entries) {
            if (entry.onType() == null || entry.onType().equals(object.get(FieldSelection.TYPENAME))) {
                Object value = value(entry, object.get(entry.key()));
                boolean absent = value == null && (entry.identifies() || !object.containsKey(entry.key()));
                if (absent || value == MISSING) {
                    return false;
                }
                values.put(entry.name(), value);
            }
        }
        return true;
    }

    private static @Nullable Object value(Entry entry, @Nullable Object raw) {
        if (raw instanceof List<?> list) {
            List<@Nullable Object> values = new ArrayList<>();
            for (Object element : list) {
                Object value = value(entry, element);
                if (value == MISSING) {
                    return MISSING;
                }
                values.add(value);
            }
            return values;
        }
        if (entry.below().isEmpty() || !(raw instanceof Map<?, ?>)) {
            return raw;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        return fill(values, entry.below(), DataMerge.object(raw)) ? values : MISSING;
    }
}
