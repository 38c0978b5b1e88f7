package dev.rouage.ingest.record;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.rouage.platform.event.RecordKind;

/**
 * The fields of a kind, for those who look through what is stored.
 *
 * @param optional
 *            fields that a record may lack
 * @param references
 *            fields that name another record, with its kind
 * @param happened
 *            fields that tell when something has happened, and so lie in the past
 * @param personal
 *            fields that tell who somebody is
 */
public record KindFields(Set<String> optional, SortedMap<String, RecordKind> references, Set<String> happened,
        Set<String> personal) {
    private static final Map<RecordKind, KindFields> BY_KIND = Arrays.stream(RecordKind.values())
            .collect(Collectors.toUnmodifiableMap(kind -> kind, kind -> of(kind, RecordSchema.of(kind))));

    /** The fields of that kind. */
    public static KindFields of(RecordKind kind) {
        return Objects.requireNonNull(BY_KIND.get(kind));
    }

    private static KindFields of(RecordKind kind, RecordSchema schema) {
        Set<String> optional = new TreeSet<>(schema.fields().keySet());
        optional.removeAll(schema.required());
        SortedMap<String, RecordKind> references = new TreeMap<>();
        Set<String> happened = new TreeSet<>();
        schema.fields().forEach((field, type) -> {
            if (type instanceof FieldType.Reference reference) {
                references.put(field, reference.kind());
            } else if (type instanceof FieldType.Moment
                    || type instanceof FieldType.DayOrMoment day && !day.foreseen()) {
                happened.add(field);
            }
        });
        return new KindFields(optional, references, happened, Erasure.personal(kind));
    }
}
