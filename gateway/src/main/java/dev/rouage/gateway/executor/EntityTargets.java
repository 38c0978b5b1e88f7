package dev.rouage.gateway.executor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import dev.rouage.gateway.planner.EntityLookup;
import dev.rouage.gateway.planner.PathSegment;
import dev.rouage.gateway.planner.Representation;
import dev.rouage.gateway.selection.FieldSelection;
import org.jspecify.annotations.Nullable;

/** The objects of one lookup: each that the subgraph can tell from the others is sent once, wherever it occurs. */
final class EntityTargets {
    private final EntityLookup lookup;
    private final List<Map<String, Object>> representations = new ArrayList<>();
    /** By the position of the representation, the objects that it stands for. */
    private final List<List<Map<String, Object>>> objects = new ArrayList<>();
    private final List<EntityLookup.Source> sources = new ArrayList<>();

    private EntityTargets(EntityLookup lookup) {
        this.lookup = lookup;
    }

    static EntityTargets collect(EntityLookup lookup, Map<String, Object> root) {
        var targets = new EntityTargets(lookup);
        for (EntityLookup.Source source : lookup.sources()) {
            Map<Object, List<Map<String, Object>>> known = new HashMap<>();
            for (List<PathSegment> path : source.paths()) {
                DataWalk.objects(root, path, object -> targets.add(source, object, known));
            }
        }
        return targets;
    }

    private void add(EntityLookup.Source source, Map<String, Object> object,
            Map<Object, List<Map<String, Object>>> known) {
        Object identity = identity(source.representation(), object);
        if (identity == null) {
            return;
        }
        List<Map<String, Object>> same = known.get(identity);
        if (same == null) {
            same = new ArrayList<>(1);
            known.put(identity, same);
            objects.add(same);
            representations.add(representation(source.representation(), identity));
            sources.add(source);
        }
        same.add(object);
    }

    /** The value of a lone key field, or the whole representation; null for an object that can't be asked for. */
    private static @Nullable Object identity(Representation representation, Map<String, Object> object) {
        return representation.loneKey() == null
                ? RepresentationValues.of(representation, object)
                : object.get(representation.loneKey().key());
    }

    private static Map<String, Object> representation(Representation representation, Object identity) {
        if (representation.loneKey() == null) {
            return DataMerge.object(identity);
        }
        Map<String, Object> values = LinkedHashMap.newLinkedHashMap(2);
        values.put(FieldSelection.TYPENAME, representation.typeName());
        values.put(representation.loneKey().name(), identity);
        return values;
    }

    EntityLookup lookup() {
        return lookup;
    }

    List<Map<String, Object>> representations() {
        return representations;
    }

    void merge(@Nullable Object answer) {
        if (answer instanceof List<?> entities) {
            int count = Math.min(entities.size(), objects.size());
            for (int i = 0; i < count; i++) {
                if (entities.get(i) instanceof Map<?, ?> entity) {
                    for (Map<String, Object> object : objects.get(i)) {
                        DataMerge.into(object, DataMerge.object(entity));
                    }
                }
            }
        }
    }

    /** Where in the data the object at a position is. */
    void places(int position, Map<String, Object> root, BiConsumer<EntityLookup.Source, List<Object>> found) {
        if (position < 0 || position >= objects.size()) {
            return;
        }
        List<Map<String, Object>> wanted = objects.get(position);
        EntityLookup.Source source = sources.get(position);
        for (List<PathSegment> path : source.paths()) {
            DataWalk.places(root, path, (object, place) -> {
                for (Map<String, Object> each : wanted) {
                    if (each == object) {
                        found.accept(source, List.copyOf(place));
                        return;
                    }
                }
            });
        }
    }

    /** Where in the data all the objects are. */
    void allPlaces(Map<String, Object> root, BiConsumer<EntityLookup.Source, List<Object>> found) {
        for (EntityLookup.Source source : lookup.sources()) {
            for (List<PathSegment> path : source.paths()) {
                DataWalk.places(root, path, (object, place) -> {
                    if (identity(source.representation(), object) != null) {
                        found.accept(source, List.copyOf(place));
                    }
                });
            }
        }
    }
}
