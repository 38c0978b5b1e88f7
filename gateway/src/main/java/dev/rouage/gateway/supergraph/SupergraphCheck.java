package dev.rouage.gateway.supergraph;

import java.util.Map;

import dev.rouage.gateway.selection.FieldSelection;
import dev.rouage.gateway.selection.FragmentSelection;
import dev.rouage.gateway.selection.Selection;
import dev.rouage.gateway.selection.SelectionSet;

/** Finds keys, requirements and promises that name what is not there; the message says where. */
final class SupergraphCheck {
    private final Map<String, CompositeType> types;

    private SupergraphCheck(Map<String, CompositeType> types) {
        this.types = types;
    }

    static void check(Map<String, CompositeType> types) {
        new SupergraphCheck(types).check();
    }

    private void check() {
        for (CompositeType type : types.values()) {
            type.places().forEach((graph, place) -> place.keys().forEach(key -> selections(type, key.fields(), graph,
                    "the key of " + type.name() + " in " + graph.id())));
            type.fields().values().forEach(field -> field.places().forEach((graph, place) -> place(type, field, graph,
                    place)));
        }
    }

    private void place(CompositeType type, TypeField field, Subgraph graph, FieldPlace place) {
        String where = type.name() + "." + field.name() + " in " + graph.id();
        selections(type, place.requires(), graph, "what is required by " + where);
        if (!types.containsKey(field.typeName())) {
            if (!place.provides().isEmpty()) {
                throw new SupergraphException(where + " provides fields of " + field.typeName() + ", which has none");
            }
            return;
        }
        CompositeType below = types.get(place.typeName());
        if (below == null) {
            throw new SupergraphException(where + " is of the unknown type " + place.typeName());
        }
        selections(below, place.provides(), graph, "what is provided by " + where);
    }

    private void selections(CompositeType type, SelectionSet selections, Subgraph graph, String what) {
        for (Selection selection : selections.selections()) {
            switch (selection) {
                case FieldSelection field when field.isTypename() -> {
                    // Every type has it.
                }
                case FieldSelection field -> field(type, field, graph, what);
                case FragmentSelection fragment -> selections(known(fragment.typeName(), what),
                        fragment.selections(), graph, what);
            }
        }
    }

    private void field(CompositeType type, FieldSelection field, Subgraph graph, String what) {
        TypeField definition = type.field(field.name());
        if (definition == null) {
            throw new SupergraphException(
                    what + " names " + field.name() + ", which " + type.name() + " does not have");
        }
        boolean composite = types.containsKey(definition.typeName());
        if (composite == field.selections().isEmpty()) {
            throw new SupergraphException(what + " names " + type.name() + "." + field.name()
                    + (composite ? " without saying which of its fields" : " with fields below, but it has none"));
        }
        if (composite) {
            selections(known(definition.typeName(), what), field.selections(), graph, what);
        }
    }

    private CompositeType known(String name, String what) {
        CompositeType type = types.get(name);
        if (type == null) {
            throw new SupergraphException(what + " names the type " + name + ", which is unknown or has no fields");
        }
        return type;
    }
}
