package dev.rouage.gateway.planner;

import java.util.Set;

import dev.rouage.gateway.supergraph.CompositeType;
import dev.rouage.gateway.supergraph.FieldPlace;
import dev.rouage.gateway.supergraph.Subgraph;
import org.jspecify.annotations.Nullable;

/** A node of the graph of moves: objects as one subgraph sees them, under the type that it gives them. */
record SubgraphView(Subgraph subgraph, CompositeType type) {

    /** Whether the subgraph can tell of what object type each of the objects is. */
    boolean isTyped() {
        return !type.isInterfaceObject(subgraph);
    }

    /** The object types that the objects may have as far as the subgraph knows; none where it can't tell. */
    Set<String> members() {
        return isTyped() ? type.members(subgraph) : Set.of();
    }

    @Nullable
    FieldPlace place(String field) {
        return type.fieldPlace(field, subgraph);
    }

    /** By their names: a type is too much to compare. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SubgraphView view && subgraph.id().equals(view.subgraph.id())
                && type.name().equals(view.type.name());
    }

    @Override
    public int hashCode() {
        return 31 * subgraph.id().hashCode() + type.name().hashCode();
    }
}
