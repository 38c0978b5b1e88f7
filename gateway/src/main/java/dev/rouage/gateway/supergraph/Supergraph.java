package dev.rouage.gateway.supergraph;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import graphql.language.Document;
import graphql.schema.GraphQLSchema;
import org.jspecify.annotations.Nullable;

/** An immutable model of a supergraph: its subgraphs, who owns what, and the schema that clients are shown. */
public final class Supergraph {
    private final List<Subgraph> subgraphs;
    private final Map<String, CompositeType> types;
    private final Map<String, Set<String>> members;
    private final Map<String, Set<String>> interfaces;
    private final Set<String> labels;
    private final GraphQLSchema publicSchema;

    Supergraph(List<Subgraph> subgraphs, Map<String, CompositeType> types, Map<String, Set<String>> members,
            GraphQLSchema publicSchema) {
        this.subgraphs = List.copyOf(subgraphs);
        this.types = Map.copyOf(types);
        this.members = Map.copyOf(members);
        this.interfaces = interfaces(types, members);
        this.labels = labels(types);
        this.publicSchema = publicSchema;
    }

    /**
     * Reads a supergraph as the composers write it: SDL with {@code join} directives, version 0.3 or later.
     *
     * @throws SupergraphException with a message for the person who composed it
     */
    public static Supergraph parse(String sdl) {
        Document document = SupergraphDocument.parse(sdl);
        var reader = new SupergraphReader(document);
        GraphQLSchema publicSchema = PublicSchema.of(document);
        SupergraphCheck.check(reader.types());
        return new Supergraph(reader.subgraphs(), reader.types(), reader.members(), publicSchema);
    }

    private static Map<String, Set<String>> interfaces(Map<String, CompositeType> types,
            Map<String, Set<String>> members) {
        Map<String, Set<String>> interfaces = new HashMap<>();
        for (CompositeType type : types.values()) {
            if (type.kind() == CompositeType.Kind.INTERFACE) {
                members.getOrDefault(type.name(), Set.of())
                        .forEach(member -> interfaces.computeIfAbsent(member, _ -> new TreeSet<>()).add(type.name()));
            }
        }
        return interfaces;
    }

    private static Set<String> labels(Map<String, CompositeType> types) {
        Set<String> labels = new TreeSet<>();
        types.values()
                .stream()
                .flatMap(type -> type.fields().values().stream())
                .flatMap(field -> field.places().values().stream())
                .map(FieldPlace::rollout)
                .filter(Objects::nonNull)
                .forEach(rollout -> labels.add(rollout.label()));
        return Collections.unmodifiableSet(labels);
    }

    /** The labels of its progressive overrides, such as {@code percent(5)}. */
    public Set<String> labels() {
        return labels;
    }

    /** This supergraph as it is while these labels are active and no others: every field has its places for good. */
    public Supergraph under(Set<String> activeLabels) {
        if (labels.isEmpty()) {
            return this;
        }
        Map<String, CompositeType> decided = new HashMap<>();
        types.forEach((name, type) -> decided.put(name, type.under(activeLabels)));
        return new Supergraph(subgraphs, decided, members, publicSchema);
    }

    /** The subgraphs in the order of the supergraph. */
    public List<Subgraph> subgraphs() {
        return subgraphs;
    }

    /** The name of the type that queries start at. */
    public String queryType() {
        return publicSchema.getQueryType().getName();
    }

    /** The schema without the join directives and without whatever is inaccessible. */
    public GraphQLSchema publicSchema() {
        return publicSchema;
    }

    /** The composite type of this name, or null for a leaf type or an unknown one. */
    public @Nullable CompositeType type(String name) {
        return types.get(name);
    }

    /** The composite type of this name, which the supergraph is known to have. */
    public CompositeType composite(String name) {
        CompositeType type = types.get(name);
        if (type == null) {
            throw new SupergraphException("the supergraph has no object, interface or union named " + name);
        }
        return type;
    }

    /** The object types that a composite type stands for in any subgraph; itself for an object type. */
    public Set<String> members(String typeName) {
        return members.getOrDefault(typeName, Set.of());
    }

    /** The interfaces that the object type implements in any subgraph. */
    public Set<String> interfaces(String objectType) {
        return interfaces.getOrDefault(objectType, Set.of());
    }
}
