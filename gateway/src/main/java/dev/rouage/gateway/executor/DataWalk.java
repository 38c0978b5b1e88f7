package dev.rouage.gateway.executor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.rouage.gateway.planner.PathSegment;
import dev.rouage.gateway.selection.FieldSelection;
import org.jspecify.annotations.Nullable;

/** Finds the objects at a path of the data, through all lists on the way. */
final class DataWalk {
    private final List<PathSegment> segments;
    private final Consumer<EntityFetching.Target> found;
    private final ArrayList<Object> path = new ArrayList<>();

    private DataWalk(List<PathSegment> segments, Consumer<EntityFetching.Target> found) {
        this.segments = segments;
        this.found = found;
    }

    static void walk(Map<String, Object> root, List<PathSegment> segments, Consumer<EntityFetching.Target> found) {
        new DataWalk(segments, found).visit(root, 0);
    }

    private void visit(@Nullable Object value, int depth) {
        switch (value) {
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    path.addLast(i);
                    visit(list.get(i), depth);
                    path.removeLast();
                }
            }
            case Map<?, ?> _ when depth == segments.size() -> found.accept(
                    new EntityFetching.Target(DataMerge.object(value), List.copyOf(path)));
            case Map<?, ?> object -> {
                switch (segments.get(depth)) {
                    case PathSegment.Field(String key) -> {
                        path.addLast(key);
                        visit(object.get(key), depth + 1);
                        path.removeLast();
                    }
                    case PathSegment.OfType(String typeName) -> {
                        if (typeName.equals(object.get(FieldSelection.TYPENAME))) {
                            visit(object, depth + 1);
                        }
                    }
                }
            }
            case null, default -> {
                // Nothing here to find more of.
            }
        }
    }
}
