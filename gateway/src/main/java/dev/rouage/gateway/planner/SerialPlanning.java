package dev.rouage.gateway.planner;

import java.util.ArrayList;
import java.util.List;

import dev.rouage.gateway.selection.FieldSelection;
import dev.rouage.gateway.selection.FragmentSelection;
import dev.rouage.gateway.selection.Selection;
import dev.rouage.gateway.selection.SelectionSet;
import dev.rouage.gateway.supergraph.CompositeType;

/** Plans mutations: each starts when all that belongs to the one before is done. */
final class SerialPlanning {
    private final PlanBuilder builder;
    private final CompositeType root;
    private final List<Site> roots = new ArrayList<>();
    private Site current;
    private int before;

    SerialPlanning(PlanBuilder builder, CompositeType root) {
        this.builder = builder;
        this.root = root;
        this.current = Site.root(root, builder.coverage());
    }

    void plan(SelectionSet selections) {
        for (Selection selection : selections.selections()) {
            switch (selection) {
                case FieldSelection field -> plan(field);
                case FragmentSelection fragment -> plan(fragment.selections());
            }
        }
    }

    private void plan(FieldSelection field) {
        if (!goesWithTheLast(field)) {
            current = Site.root(root, builder.coverage());
            roots.add(current);
            before = builder.steps().size();
        }
        List<PlannedStep> earlier = List.copyOf(builder.steps().subList(0, before));
        builder.plan(current, new SelectionSet(List.of(field)));
        builder.steps()
                .subList(before, builder.steps().size())
                .stream()
                .filter(step -> !step.isEntities())
                .forEach(step -> step.comesAfter(earlier));
    }

    /** The sites that mutations were planned at. */
    List<Site> roots() {
        return roots;
    }

    /** A subgraph runs the mutations of one request in order, so they go together if nothing has to be fetched between. */
    private boolean goesWithTheLast(FieldSelection field) {
        List<PlannedStep> last = builder.steps().subList(before, builder.steps().size());
        return last.size() == 1 && current.presences()
                .stream()
                .anyMatch(presence -> last.equals(List.of(presence.step())) && builder.coverage()
                        .answers(presence.view(), field.name(), SelectionSet.EMPTY));
    }
}
