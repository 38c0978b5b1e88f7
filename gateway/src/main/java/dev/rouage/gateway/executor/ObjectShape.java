package dev.rouage.gateway.executor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import dev.rouage.gateway.planner.FieldKeys;
import dev.rouage.gateway.selection.FieldSelection;
import dev.rouage.gateway.selection.FragmentSelection;
import dev.rouage.gateway.selection.Selection;
import dev.rouage.gateway.selection.SelectionSet;
import dev.rouage.gateway.supergraph.CompositeType;
import dev.rouage.gateway.supergraph.Supergraph;
import graphql.introspection.Introspection;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * What is selected of an object. The entries for each type that the object may have are worked out when an object of that
 * type is first met: an interface with a hundred types costs only those that occur.
 */
final class ObjectShape {

    /**
     * One entry of the answer.
     *
     * @param key where its value is in the data
     * @param below null for a leaf
     */
    record Entry(String responseKey, String key, GraphQLOutputType type, @Nullable ObjectShape below) {}

    /** Selections, and the type they are made on. */
    private record Source(CompositeType on, SelectionSet selections) {}

    private record Occurrence(CompositeType on, FieldSelection field) {}

    private final Supergraph supergraph;
    private final FieldKeys keys;
    private final CompositeType type;
    private final List<Source> sources;
    private final boolean dependsOnType;
    private final Map<String, List<Entry>> entries = new ConcurrentHashMap<>();

    private ObjectShape(Supergraph supergraph, FieldKeys keys, CompositeType type, List<Source> sources) {
        this.supergraph = supergraph;
        this.keys = keys;
        this.type = type;
        this.sources = sources;
        this.dependsOnType = sources.stream().anyMatch(ObjectShape::dependsOnType);
        if (!type.isAbstract()) {
            // Walks the whole operation while planning, so that later only types behind interfaces are left to do.
            entries(type.name());
        }
    }

    static ObjectShape root(Supergraph supergraph, FieldKeys keys, String rootType, SelectionSet selections) {
        CompositeType type = supergraph.composite(rootType);
        return new ObjectShape(supergraph, keys, type, List.of(new Source(type, selections)));
    }

    /** Where in the data the answer to a field is that the gateway itself answers; no field of a subgraph has this key. */
    static String localKey(String responseKey) {
        return "__local " + responseKey;
    }

    String typeName() {
        return type.name();
    }

    /**
     * The type of the object in the data, or null where it cannot be told or clients must not see it. Objects whose types
     * nobody asked for are what the field says they are.
     */
    @Nullable
    String runtimeType(Map<String, Object> object) {
        if (!type.isAbstract()) {
            return type.name();
        }
        if (!(object.get(FieldSelection.TYPENAME) instanceof String name)) {
            return dependsOnType ? null : type.name();
        }
        boolean known = supergraph.members(type.name()).contains(name)
                && supergraph.publicSchema().getType(name) instanceof GraphQLObjectType;
        return known ? name : null;
    }

    private static boolean dependsOnType(Source source) {
        return source.selections.selections()
                .stream()
                .anyMatch(each -> each instanceof FragmentSelection
                        || each instanceof FieldSelection field && field.isTypename());
    }

    List<Entry> entries(String runtimeType) {
        List<Entry> known = entries.get(runtimeType);
        return known != null ? known : entries.computeIfAbsent(runtimeType, this::compile);
    }

    private List<Entry> compile(String runtimeType) {
        Map<String, List<Occurrence>> byResponseKey = new LinkedHashMap<>();
        sources.forEach(source -> collect(runtimeType, source.on, source.selections, byResponseKey));
        var object = (GraphQLFieldsContainer) supergraph.publicSchema().getType(runtimeType);
        return byResponseKey.entrySet().stream().map(each -> entry(object, each.getKey(), each.getValue())).toList();
    }

    private void collect(String runtimeType, CompositeType on, SelectionSet selections,
            Map<String, List<Occurrence>> byResponseKey) {
        for (Selection selection : selections.selections()) {
            switch (selection) {
                case FieldSelection field -> byResponseKey.computeIfAbsent(
                        field.responseKey(), _ -> new ArrayList<>()).add(new Occurrence(on, field));
                case FragmentSelection fragment when supergraph.members(fragment.typeName()).contains(runtimeType) ->
                    collect(runtimeType, supergraph.composite(fragment.typeName()), fragment.selections(),
                            byResponseKey);
                case FragmentSelection _ -> {
                    // For objects of another type.
                }
            }
        }
    }

    private Entry entry(GraphQLFieldsContainer object, String responseKey, List<Occurrence> occurrences) {
        Occurrence first = occurrences.getFirst();
        FieldSelection field = first.field;
        var outputType = Introspection.getFieldDefinition(supergraph.publicSchema(), object, field.name()).getType();
        if (field.name().startsWith("__")) {
            return new Entry(responseKey, field.isTypename() ? FieldSelection.TYPENAME : localKey(responseKey),
                    outputType, null);
        }
        return new Entry(responseKey, keys.key(first.on.name(), field), outputType,
                GraphQLTypeUtil.unwrapAll(outputType) instanceof GraphQLCompositeType ? below(occurrences) : null);
    }

    private ObjectShape below(List<Occurrence> occurrences) {
        List<Source> below = new ArrayList<>();
        for (Occurrence occurrence : occurrences) {
            var definition = occurrence.on.field(occurrence.field.name());
            if (definition != null) {
                below.add(new Source(supergraph.composite(definition.typeName()), occurrence.field.selections()));
            }
        }
        return new ObjectShape(supergraph, keys, below.getFirst().on, below);
    }

    /**
     * The path in the client's terms, as far as the client knows it: what was fetched for the gateway's own needs ends
     * it.
     */
    List<Object> clientPath(List<Object> dataPath) {
        List<Object> path = new ArrayList<>();
        ObjectShape shape = this;
        for (Object segment : dataPath) {
            if (segment instanceof Number) {
                path.add(segment);
            } else {
                Entry entry = shape == null ? null : shape.entryFor(segment);
                if (entry == null) {
                    return path;
                }
                path.add(entry.responseKey);
                shape = entry.below;
            }
        }
        return path;
    }

    /** Whether the client has a field for the whole path. */
    boolean covers(List<Object> dataPath) {
        return clientPath(dataPath).size() == dataPath.size();
    }

    private @Nullable Entry entryFor(Object key) {
        return Stream.concat(Stream.of(type.name()), supergraph.members(type.name()).stream())
                .filter(name -> !name.equals(type.name()) || !dependsOnType || !type.isAbstract())
                .filter(name -> supergraph.publicSchema().getType(name) instanceof GraphQLFieldsContainer)
                .flatMap(name -> entries(name).stream())
                .filter(entry -> entry.key.equals(key))
                .findFirst()
                .orElse(null);
    }
}
