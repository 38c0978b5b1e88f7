package dev.rouage.gateway.planner;

import java.util.List;

import dev.rouage.gateway.operation.Operation;
import dev.rouage.gateway.operation.OperationKind;
import dev.rouage.gateway.selection.FieldSelection;
import dev.rouage.gateway.selection.FragmentSelection;
import dev.rouage.gateway.selection.Selection;
import dev.rouage.gateway.selection.SelectionSet;
import dev.rouage.gateway.supergraph.CompositeType;
import dev.rouage.gateway.supergraph.Supergraph;

/** Plans operations over one supergraph. Immutable: any number of threads may plan at once. */
public final class Planner {
    private final Supergraph supergraph;

    public Planner(Supergraph supergraph) {
        this.supergraph = supergraph;
    }

    /**
     * The plan for an operation that is valid against the public schema.
     *
     * @throws PlanningException when the supergraph offers no way to one of its fields, which a composer should have
     *     refused
     */
    public QueryPlan plan(Operation operation) {
        var keys = new AssignedKeys(supergraph);
        CompositeType root = supergraph.composite(operation.rootType());
        SelectionSet selections = keys.uniform(root, operation.selections());
        var builder = new PlanBuilder(supergraph, keys);
        if (operation.kind() == OperationKind.MUTATION) {
            planSerially(builder, root, selections);
        } else {
            builder.plan(Site.root(root), selections);
        }
        var planned = new Operation(operation.kind(), operation.rootType(), selections, operation.variables());
        return new QueryPlan(planned, new PlanAssembly(planned, builder.steps()).assemble(), keys);
    }

    /** Each mutation starts when all that belongs to the one before is done. */
    private static void planSerially(PlanBuilder builder, CompositeType root, SelectionSet selections) {
        for (Selection selection : selections.selections()) {
            switch (selection) {
                case FieldSelection field -> planAfterTheRest(builder, root, field);
                case FragmentSelection fragment -> planSerially(builder, root, fragment.selections());
            }
        }
    }

    private static void planAfterTheRest(PlanBuilder builder, CompositeType root, FieldSelection field) {
        List<PlannedStep> before = List.copyOf(builder.steps());
        builder.plan(Site.root(root), new SelectionSet(List.of(field)));
        builder.steps()
                .stream()
                .filter(step -> !before.contains(step) && step.representation() == null)
                .forEach(step -> step.comesAfter(before));
    }
}
