package dev.rouage.gateway.executor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.rouage.gateway.executor.DeferredAnswers.Completed;
import dev.rouage.gateway.executor.DeferredAnswers.Pending;
import dev.rouage.gateway.executor.DeferredAnswers.Piece;
import dev.rouage.gateway.problem.ResponseError;
import org.jspecify.annotations.Nullable;

/** Fills a deferred fragment of one object, and notes what the client knows then. */
final class FragmentShaping {
    private record Added(Map<String, Object> client, List<Object> path, Map<String, Object> fields) {}

    private final FragmentPlaces.Place place;
    private final List<ResponseError> errors;
    private final int told;
    private final List<Added> added = new ArrayList<>();
    private boolean possible = true;

    /** @param told errors that explain missing values, but are not told again */
    FragmentShaping(FragmentPlaces.Place place, List<ResponseError> own, List<ResponseError> told) {
        this.place = place;
        this.told = told.size();
        this.errors = new ArrayList<>(told);
        errors.addAll(own);
    }

    /** All fields of the fragment, in one piece. */
    Completed whole(Pending pending) {
        String type = place.type();
        if (type == null) {
            return own().isEmpty()
                    ? new Completed(pending, List.of(new Piece(place.path(), Map.of(), List.of())), List.of())
                    : new Completed(pending, List.of(), own());
        }
        var shaping = new ValueShaping(errors, place.path());
        if (!(shaping.object(place.shape(), type, place.data()) instanceof Map<?, ?> shaped)) {
            return new Completed(pending, List.of(), own());
        }
        Map<String, Object> fields = DataMerge.object(shaped);
        DataMerge.into(place.client(), DataMerge.object(copy(fields)));
        return new Completed(pending, List.of(new Piece(place.path(), fields, own())), List.of());
    }

    /** What the client does not know yet, in a piece for each object that it knows. */
    Completed news(Pending pending) {
        String type = place.type();
        if (type != null) {
            object(place.shape(), type, place.data(), place.client(), place.path());
        }
        if (!possible || added.isEmpty()) {
            return new Completed(pending, List.of(), own());
        }
        List<Piece> pieces = new ArrayList<>();
        for (Added each : added) {
            pieces.add(new Piece(each.path, each.fields, new ArrayList<>()));
        }
        own().forEach(error -> pieces.stream()
                .filter(piece -> isBelow(piece.path(), error.path()))
                .reduce((one, other) -> other.path().size() > one.path().size() ? other : one)
                .or(() -> pieces.stream().findFirst())
                .ifPresent(piece -> piece.errors().add(error)));
        added.forEach(each -> each.client.putAll(DataMerge.object(copy(each.fields))));
        return new Completed(pending, pieces, List.of());
    }

    private List<ResponseError> own() {
        return List.copyOf(errors.subList(told, errors.size()));
    }

    static boolean isBelow(List<Object> above, List<Object> path) {
        return path.size() >= above.size() && path.subList(0, above.size()).equals(above);
    }

    private void object(ObjectShape shape, String type, Map<String, Object> data, Map<String, Object> client,
            List<Object> path) {
        Map<String, Object> fields = new LinkedHashMap<>();
        var shaping = new ValueShaping(errors, path);
        for (ObjectShape.Entry entry : shape.entries(type)) {
            if (!client.containsKey(entry.responseKey())) {
                possible &= shaping.field(entry, type, data, fields);
            }
        }
        if (!fields.isEmpty()) {
            added.add(new Added(client, path, fields));
        }
        for (ObjectShape.Entry entry : shape.entries(type)) {
            if (entry.below() != null) {
                below(entry.below(), data.get(entry.key()), client.get(entry.responseKey()),
                        and(path, entry.responseKey()));
            }
        }
    }

    private void below(ObjectShape shape, @Nullable Object data, @Nullable Object client, List<Object> path) {
        if (data instanceof Map<?, ?> && client instanceof Map<?, ?>) {
            String type = shape.runtimeType(DataMerge.object(data));
            if (type != null) {
                object(shape, type, DataMerge.object(data), DataMerge.object(client), path);
            }
        } else if (data instanceof List<?> some && client instanceof List<?> known && some.size() == known.size()) {
            for (int i = 0; i < some.size(); i++) {
                below(shape, some.get(i), known.get(i), and(path, i));
            }
        }
    }

    private static List<Object> and(List<Object> path, Object segment) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(segment);
        return longer;
    }

    /** What is answered must not change when more becomes known. */
    private static @Nullable Object copy(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> object -> {
                Map<Object, @Nullable Object> copied = new LinkedHashMap<>();
                object.forEach((key, each) -> copied.put(key, copy(each)));
                yield copied;
            }
            case List<?> list -> {
                List<@Nullable Object> copied = new ArrayList<>(list.size());
                list.forEach(each -> copied.add(copy(each)));
                yield copied;
            }
            case null, default -> value;
        };
    }
}
