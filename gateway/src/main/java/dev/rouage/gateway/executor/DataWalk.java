package dev.rouage.gateway.executor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import dev.rouage.gateway.planner.PathSegment;
import dev.rouage.gateway.selection.FieldSelection;
import org.jspecify.annotations.Nullable;

/** Finds the objects at a path of the data, through all lists on the way. */
final class DataWalk {
    private final List<PathSegment> segments;
    private final BiConsumer<Map<String, Object>, List<Object>> found;
    private final ArrayList<Object> path = new ArrayList<>();
    private final boolean withPaths;

    private DataWalk(List<PathSegment> segments, boolean withPaths,
            BiConsumer<Map<String, Object>, List<Object>> found) {
        this.segments = segments;
        this.found = found;
        this.withPaths = withPaths;
    }

    static void objects(Map<String, Object> root, List<PathSegment> segments, ObjectVisitor found) {
        new DataWalk(segments, false, (object, _) -> found.visit(object)).visit(root, 0);
    }

    /** Also tells where each object is; the list is good only for the moment. */
    static void places(Map<String, Object> root, List<PathSegment> segments,
            BiConsumer<Map<String, Object>, List<Object>> found) {
        new DataWalk(segments, true, found).visit(root, 0);
    }

    /** Takes objects. */
    @FunctionalInterface
    interface ObjectVisitor {
        void visit(Map<String, Object> object);
    }

    private void visit(@Nullable Object value, int depth) {
        switch (value) {
            case Map<?, ?> _ when depth == segments.size() -> found.accept(DataMerge.object(value), path);
            case Map<?, ?> object -> {
                switch (segments.get(depth)) {
                    case PathSegment.Field(String key) -> {
                        Object below = object.get(key);
                        if (below != null) {
                            enter(key);
                            visit(below, depth + 1);
                            leave();
                        }
                    }
                    case PathSegment.OfType(String typeName) -> {
                        if (typeName.equals(object.get(FieldSelection.TYPENAME))) {
                            visit(object, depth + 1);
                        }
                    }
                }
            }
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    enter(i);
                    visit(list.get(i), depth);
                    leave();
                }
            }
            case null, default -> {
                // Nothing here to find more of.
            }
        }
    }

    private void enter(Object segment) {
        if (withPaths) {
            path.addLast(segment);
        }
    }

    private void leave() {
        if (withPaths) {
            path.removeLast();
        }
    }
}
