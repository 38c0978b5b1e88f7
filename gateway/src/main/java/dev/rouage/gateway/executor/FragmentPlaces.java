package dev.rouage.gateway.executor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Finds the objects that a deferred fragment is about, among those that the client was told. */
final class FragmentPlaces {

    /**
     * One of the objects. Its type may become known only with what is deferred.
     *
     * @param client as the client knows it; what is answered later is put here, too
     */
    record Place(List<Object> path, ObjectShape shape, Map<String, Object> data, Map<String, Object> client) {

        /** As far as it is known by now. */
        @Nullable
        String type() {
            return shape.runtimeType(data);
        }

        /** Whether the client would learn anything; it may, of objects whose types come only with what is deferred. */
        boolean isNew() {
            return isNew(shape, data, client);
        }

        private static boolean isNew(ObjectShape shape, Map<String, Object> data, Map<String, Object> client) {
            String type = shape.runtimeType(data);
            if (type == null) {
                return true;
            }
            for (ObjectShape.Entry entry : shape.entries(type)) {
                if (!client.containsKey(entry.responseKey()) || entry.below() != null
                        && isNewBelow(entry.below(), data.get(entry.key()), client.get(entry.responseKey()))) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isNewBelow(ObjectShape shape, @Nullable Object data, @Nullable Object client) {
            if (data instanceof Map<?, ?> && client instanceof Map<?, ?>) {
                return isNew(shape, DataMerge.object(data), DataMerge.object(client));
            }
            if (data instanceof List<?> some && client instanceof List<?> known && some.size() == known.size()) {
                for (int i = 0; i < some.size(); i++) {
                    if (isNewBelow(shape, some.get(i), known.get(i))) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    private final List<String> way;
    private final List<Place> found = new ArrayList<>();
    private final ArrayList<Object> path = new ArrayList<>();

    private FragmentPlaces(List<String> way) {
        this.way = way;
    }

    /** @param way response keys, from the root */
    static List<Place> of(List<String> way, ObjectShape root, Map<String, Object> data, Map<String, Object> client) {
        var places = new FragmentPlaces(way);
        places.visit(root, data, client, 0);
        return places.found;
    }

    private void visit(ObjectShape shape, @Nullable Object data, @Nullable Object client, int depth) {
        if (data instanceof List<?> some && client instanceof List<?> known) {
            for (int i = 0; i < Math.min(some.size(), known.size()); i++) {
                path.addLast(i);
                visit(shape, some.get(i), known.get(i), depth);
                path.removeLast();
            }
        } else if (data instanceof Map<?, ?> && client instanceof Map<?, ?>) {
            object(shape, DataMerge.object(data), DataMerge.object(client), depth);
        }
    }

    private void object(ObjectShape shape, Map<String, Object> data, Map<String, Object> client, int depth) {
        String type = shape.runtimeType(data);
        if (depth == way.size()) {
            if (type == null || !shape.entries(type).isEmpty()) {
                found.add(new Place(List.copyOf(path), shape, data, client));
            }
            return;
        }
        if (type == null) {
            return;
        }
        for (ObjectShape.Entry entry : shape.entries(type)) {
            if (entry.responseKey().equals(way.get(depth)) && entry.below() != null) {
                path.addLast(entry.responseKey());
                visit(entry.below(), data.get(entry.key()), client.get(entry.responseKey()), depth + 1);
                path.removeLast();
            }
        }
    }
}
