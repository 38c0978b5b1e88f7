package dev.rouage.gateway.planner;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.rouage.gateway.selection.FieldSelection;
import dev.rouage.gateway.selection.FragmentSelection;
import dev.rouage.gateway.selection.Selection;
import dev.rouage.gateway.selection.SelectionSet;
import dev.rouage.gateway.supergraph.CompositeType;
import dev.rouage.gateway.supergraph.EntityKey;
import dev.rouage.gateway.supergraph.FieldPlace;
import dev.rouage.gateway.supergraph.Subgraph;
import dev.rouage.gateway.supergraph.Supergraph;
import dev.rouage.gateway.supergraph.TypeField;
import dev.rouage.gateway.supergraph.TypePlace;

/** Answers what a subgraph can say about a type by itself, without any move to another. */
final class Coverage {
    private final Supergraph supergraph;

    Coverage(Supergraph supergraph) {
        this.supergraph = supergraph;
    }

    /** Whether the subgraph answers the field wherever it brings objects of the type. */
    boolean answers(CompositeType type, String field, Subgraph subgraph, SelectionSet provided) {
        if (field.equals(FieldSelection.TYPENAME)) {
            return type.places().containsKey(subgraph);
        }
        FieldPlace place = type.fieldPlace(field, subgraph);
        if (place == null) {
            return false;
        }
        if (Provisions.has(provided, field)) {
            return true;
        }
        boolean own = place.requires().isEmpty() && (!place.external() || isKeyField(type, field, subgraph));
        return own && (!type.isAbstract() || type.members(subgraph)
                .stream()
                .allMatch(member -> answers(supergraph.composite(member), field, subgraph, SelectionSet.EMPTY)));
    }

    private static boolean isKeyField(CompositeType type, String field, Subgraph subgraph) {
        TypePlace place = type.places().get(subgraph);
        return place != null && place.keys()
                .stream()
                .map(EntityKey::fields)
                .anyMatch(fields -> Provisions.has(fields, field));
    }

    /** Whether the subgraph answers all of the selections, to the leaves. */
    boolean answersAll(CompositeType type, SelectionSet selections, Subgraph subgraph, SelectionSet provided) {
        return missing(type, selections, subgraph, provided) == 0;
    }

    /** An estimate of the further requests that the selections need, starting in the subgraph. */
    int missing(CompositeType type, SelectionSet selections, Subgraph subgraph, SelectionSet provided) {
        Set<Subgraph> elsewhere = new HashSet<>();
        int below = 0;
        for (Selection selection : selections.selections()) {
            switch (selection) {
                case FieldSelection field when answers(type, field.name(), subgraph, provided) ->
                    below += missingBelow(type, field, subgraph, provided);
                case FieldSelection field when type.isAbstract() ->
                    below += missingForMembers(type, field, subgraph, provided);
                case FieldSelection field -> elsewhere.addAll(firstPlace(type, field));
                case FragmentSelection fragment -> below += missingForFragment(type, fragment, subgraph, provided);
            }
        }
        return below + elsewhere.size();
    }

    private static Set<Subgraph> firstPlace(CompositeType type, FieldSelection field) {
        TypeField definition = type.field(field.name());
        return definition == null
                ? Set.of()
                : definition.places().keySet().stream().limit(1).collect(Collectors.toSet());
    }

    private int missingBelow(CompositeType type, FieldSelection field, Subgraph subgraph, SelectionSet provided) {
        TypeField definition = type.field(field.name());
        if (field.selections().isEmpty() || definition == null) {
            return 0;
        }
        return missing(supergraph.composite(definition.typeName()), field.selections(), subgraph,
                providedBelow(type, field.name(), subgraph, provided));
    }

    /** What the subgraph promises below a field, by the field itself or by one above it. */
    SelectionSet providedBelow(CompositeType type, String field, Subgraph subgraph, SelectionSet provided) {
        FieldPlace place = type.fieldPlace(field, subgraph);
        SelectionSet promised = Provisions.below(provided, field);
        return place == null ? promised : Provisions.both(promised, place.provides());
    }

    private int missingForMembers(CompositeType type, FieldSelection field, Subgraph subgraph,
            SelectionSet provided) {
        var only = new SelectionSet(List.of(field));
        return type.members(subgraph)
                .stream()
                .mapToInt(member -> missing(supergraph.composite(member), only, subgraph,
                        Provisions.narrowed(provided, member)))
                .sum();
    }

    private int missingForFragment(CompositeType type, FragmentSelection fragment, Subgraph subgraph,
            SelectionSet provided) {
        Set<String> wanted = supergraph.members(fragment.typeName());
        return type.members(subgraph)
                .stream()
                .filter(wanted::contains)
                .mapToInt(member -> missing(supergraph.composite(member), fragment.selections(), subgraph,
                        Provisions.narrowed(provided, member)))
                .sum();
    }
}
