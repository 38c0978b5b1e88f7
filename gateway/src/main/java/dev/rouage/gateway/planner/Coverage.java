package dev.rouage.gateway.planner;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.rouage.gateway.selection.FieldSelection;
import dev.rouage.gateway.selection.FragmentSelection;
import dev.rouage.gateway.selection.Selection;
import dev.rouage.gateway.selection.SelectionSet;
import dev.rouage.gateway.supergraph.CompositeType;
import dev.rouage.gateway.supergraph.FieldPlace;
import dev.rouage.gateway.supergraph.Subgraph;
import dev.rouage.gateway.supergraph.Supergraph;
import dev.rouage.gateway.supergraph.TypeField;
import dev.rouage.gateway.supergraph.TypePlace;

/** Tells what a subgraph can say about objects by itself, without any move to another. Serves one planning. */
final class Coverage {
    private final Supergraph supergraph;
    private final Map<SelectionSet, Map<SubgraphView, Integer>> known = new IdentityHashMap<>();

    Coverage(Supergraph supergraph) {
        this.supergraph = supergraph;
    }

    /** Whether the subgraph answers the field for whatever objects it brings. */
    boolean answers(SubgraphView view, String field, SelectionSet provided) {
        if (field.equals(FieldSelection.TYPENAME)) {
            return view.isTyped();
        }
        FieldPlace place = view.place(field);
        if (place == null || !Provisions.has(provided, field) && !isOwn(view, field, place)) {
            return false;
        }
        return !view.type().isAbstract() || view.members()
                .stream()
                .allMatch(member -> answers(as(view, member), field, provided(provided, member)));
    }

    private static boolean isOwn(SubgraphView view, String field, FieldPlace place) {
        return place.requires().isEmpty() && (!place.external() || isKeyField(view, field));
    }

    private static boolean isKeyField(SubgraphView view, String field) {
        TypePlace place = view.type().places().get(view.subgraph());
        return place != null && place.keys().stream().anyMatch(key -> Provisions.has(key.fields(), field));
    }

    /** The objects of one type among those of the view. */
    SubgraphView as(SubgraphView view, String member) {
        return new SubgraphView(view.subgraph(), supergraph.composite(member));
    }

    /** How the subgraph sees what is below a field. */
    SubgraphView below(SubgraphView view, String field) {
        FieldPlace place = view.place(field);
        if (place == null) {
            throw new PlanningException(view.subgraph().name() + " has no " + view.type().name() + "." + field);
        }
        return new SubgraphView(view.subgraph(), supergraph.composite(place.typeName()));
    }

    /** What the subgraph promises below a field, by the field itself or by one above it. */
    SelectionSet providedBelow(SubgraphView view, String field, SelectionSet provided) {
        FieldPlace place = view.place(field);
        SelectionSet promised = Provisions.below(provided, field);
        return place == null ? promised : Provisions.both(promised, place.provides());
    }

    /** What is promised for the objects of one type. */
    SelectionSet provided(SelectionSet provided, String member) {
        return Provisions.narrowed(provided, type -> supergraph.members(type).contains(member));
    }

    /** Whether the subgraph answers all of the selections, to the leaves. */
    boolean answersAll(SubgraphView view, SelectionSet selections, SelectionSet provided) {
        return missing(view, selections, provided) == 0;
    }

    /** An estimate of the further requests that the selections need, starting in the subgraph. */
    int missing(SubgraphView view, SelectionSet selections, SelectionSet provided) {
        if (selections.isEmpty() || !provided.isEmpty()) {
            return count(view, selections, provided);
        }
        Map<SubgraphView, Integer> byView = known.computeIfAbsent(selections, _ -> new HashMap<>());
        Integer counted = byView.get(view);
        if (counted == null) {
            counted = count(view, selections, provided);
            byView.put(view, counted);
        }
        return counted;
    }

    private int count(SubgraphView view, SelectionSet selections, SelectionSet provided) {
        Set<Subgraph> elsewhere = new HashSet<>();
        int below = 0;
        for (Selection selection : selections.selections()) {
            switch (selection) {
                case FieldSelection field when answers(view, field.name(), provided) ->
                    below += missingBelow(view, field, provided);
                case FieldSelection field when view.type().isAbstract() && !view.members().isEmpty() ->
                    below += missingForMembers(view, new SelectionSet(List.of(field)), view.members(), provided);
                case FieldSelection field -> elsewhere.add(firstPlace(view, field));
                case FragmentSelection fragment when view.isTyped() -> {
                    Set<String> wanted = new HashSet<>(view.members());
                    wanted.retainAll(supergraph.members(fragment.typeName()));
                    below += missingForMembers(view, fragment.selections(), wanted, provided);
                }
                case FragmentSelection _ -> below++;
            }
        }
        return below + elsewhere.size();
    }

    private int missingForMembers(SubgraphView view, SelectionSet selections, Set<String> members,
            SelectionSet provided) {
        return members.stream()
                .mapToInt(member -> missing(as(view, member), selections, provided(provided, member)))
                .sum();
    }

    private static Subgraph firstPlace(SubgraphView view, FieldSelection field) {
        TypeField definition = view.type().field(field.name());
        return definition == null || definition.places().isEmpty()
                ? view.subgraph()
                : definition.places().keySet().iterator().next();
    }

    /** An estimate of the further requests for what is selected below a field that the subgraph answers. */
    int missingBelow(SubgraphView view, FieldSelection field, SelectionSet provided) {
        FieldPlace place = view.place(field.name());
        CompositeType below = place == null ? null : supergraph.type(place.typeName());
        return below == null
                ? 0
                : missing(new SubgraphView(view.subgraph(), below), field.selections(),
                        providedBelow(view, field.name(), provided));
    }
}
