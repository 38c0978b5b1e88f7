package dev.rouage.gateway.planner;

import java.util.ArrayList;
import java.util.List;

import dev.rouage.gateway.planner.Representation.Entry;
import dev.rouage.gateway.selection.FieldSelection;
import dev.rouage.gateway.selection.FragmentSelection;
import dev.rouage.gateway.selection.Selection;
import dev.rouage.gateway.selection.SelectionSet;
import dev.rouage.gateway.supergraph.CompositeType;
import dev.rouage.gateway.supergraph.Supergraph;
import dev.rouage.gateway.supergraph.TypeField;
import org.jspecify.annotations.Nullable;

/** Lays out representations from keys and requirements. */
final class Representations {
    private final Supergraph supergraph;
    private final FieldKeys keys;

    Representations(Supergraph supergraph, FieldKeys keys) {
        this.supergraph = supergraph;
        this.keys = keys;
    }

    /** @param target how the subgraph that is asked sees the objects */
    Representation identifying(CompositeType type, SubgraphView target, SelectionSet key) {
        return representation(target, below(type, key, true));
    }

    Representation requiring(CompositeType type, SubgraphView target, SelectionSet required) {
        return representation(target, below(type, required, false));
    }

    private static Representation representation(SubgraphView target, List<Entry> entries) {
        boolean isAbstract = target.type().isAbstract() && target.isTyped();
        return new Representation(target.type().name(), isAbstract, entries);
    }

    /** Without the {@code __typename} that nested objects of abstract types are told with. */
    private List<Entry> below(CompositeType type, SelectionSet selections, boolean identifies) {
        return entries(type, selections, identifies, null).stream()
                .filter(entry -> !entry.name().equals(FieldSelection.TYPENAME))
                .toList();
    }

    private List<Entry> entries(CompositeType type, SelectionSet selections, boolean identifies,
            @Nullable String onType) {
        List<Entry> entries = new ArrayList<>();
        if (type.isAbstract()) {
            entries.add(new Entry(FieldSelection.TYPENAME, FieldSelection.TYPENAME, onType, identifies, List.of()));
        }
        for (Selection selection : selections.selections()) {
            switch (selection) {
                case FieldSelection field -> entries.add(new Entry(field.name(), keys.key(type.name(), field), onType,
                        identifies, below(type, field, identifies)));
                case FragmentSelection fragment when type.isAbstract() -> {
                    for (String member : supergraph.members(fragment.typeName())) {
                        entries.addAll(
                                entries(supergraph.composite(member), fragment.selections(), identifies, member));
                    }
                }
                case FragmentSelection fragment -> {
                    if (supergraph.members(fragment.typeName()).contains(type.name())) {
                        entries.addAll(entries(type, fragment.selections(), identifies, onType));
                    }
                }
            }
        }
        return entries;
    }

    private List<Entry> below(CompositeType type, FieldSelection field, boolean identifies) {
        TypeField definition = type.field(field.name());
        return field.selections().isEmpty() || definition == null
                ? List.of()
                : entries(supergraph.composite(definition.typeName()), field.selections(), identifies, null);
    }
}
