package dev.rouage.gateway.supergraph;

import java.util.List;
import java.util.Map;
import java.util.Set;

import graphql.language.Document;
import graphql.schema.GraphQLSchema;
import org.jspecify.annotations.Nullable;

/** An immutable model of a supergraph: its subgraphs, who owns what, and the schema that clients are shown. */
public final class Supergraph {
    private final List<Subgraph> subgraphs;
    private final Map<String, CompositeType> types;
    private final Map<String, Set<String>> members;
    private final GraphQLSchema publicSchema;

    Supergraph(List<Subgraph> subgraphs, Map<String, CompositeType> types, Map<String, Set<String>> members,
            GraphQLSchema publicSchema) {
        this.subgraphs = List.copyOf(subgraphs);
        this.types = Map.copyOf(types);
        this.members = Map.copyOf(members);
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
        return new Supergraph(reader.subgraphs(), reader.types(), reader.members(), PublicSchema.of(document));
    }

    /** The subgraphs in the order of the supergraph. */
    public List<Subgraph> subgraphs() {
        return subgraphs;
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
}
