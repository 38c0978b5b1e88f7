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

    Representation identifying(CompositeType type, SelectionSet key) {
        return new Representation(type.name(), entries(type, key, true, null));
    }

    Representation requiring(CompositeType type, SelectionSet required) {
        return new Representation(type.name(), entries(type, required, false, null));
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
                case FragmentSelection fragment -> {
                    for (String member : supergraph.members(fragment.typeName())) {
                        entries.addAll(entries(supergraph.composite(member), fragment.selections(), identifies,
                                type.isAbstract() ? member : onType));
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
