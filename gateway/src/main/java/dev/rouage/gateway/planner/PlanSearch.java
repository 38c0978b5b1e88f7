package dev.rouage.gateway.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.rouage.gateway.operation.Deferral;
import dev.rouage.gateway.operation.DeferredPart;
import dev.rouage.gateway.operation.Operation;
import dev.rouage.gateway.operation.OperationKind;
import dev.rouage.gateway.selection.SelectionSet;
import dev.rouage.gateway.supergraph.CompositeType;
import dev.rouage.gateway.supergraph.Supergraph;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the cheapest plan: first the greedy one, then others that decide differently somewhere. All of them are tried
 * where they are few; else those that differ from the best so far in one decision, until none of those is cheaper. How
 * many are tried is bounded by the size of the operation, so that no operation makes planning explode.
 */
final class PlanSearch {
    private static final int MOST_PLANS = 100;
    /** Selections planned for one operation, all its plans together. */
    private static final int MOST_WORK = 5_000;

    private record Candidate(Decisions decisions, @Nullable PlanAssembly assembly, AssignedKeys keys,
            int leastRequests, List<Set<PlannedStep>> parts, @Nullable PlanningException failure) {
        long cost() {
            return assembly == null ? Long.MAX_VALUE : assembly.cost();
        }
    }

    private final Supergraph supergraph;
    private final Operation operation;
    private final SelectionSet selections;
    private final Deferral deferral;
    private final CompositeType root;
    private final Coverage coverage;
    private int left;

    PlanSearch(Supergraph supergraph, Operation operation) {
        this.supergraph = supergraph;
        this.operation = operation;
        this.root = supergraph.composite(operation.rootType());
        var keys = new AssignedKeys(supergraph);
        this.selections = keys.uniform(root, operation.selections());
        this.deferral = operation.deferral().isEmpty() ? Deferral.NONE : uniform(keys, operation.deferral());
        this.coverage = new Coverage(supergraph);
    }

    private Deferral uniform(AssignedKeys keys, Deferral written) {
        return new Deferral(keys.uniform(root, written.immediate()), written.parts()
                .stream()
                .map(part -> new DeferredPart(part.label(), part.parent(), part.path(),
                        keys.uniform(root, part.selections())))
                .toList());
    }

    QueryPlan best() {
        Candidate best = tried(List.of());
        left = Math.min(MOST_PLANS, MOST_WORK / (1 + selections.size()));
        best = best.decisions.combinations(left + 1L) <= left || best.assembly == null
                ? exhaust(best)
                : climb(best);
        if (best.assembly == null) {
            throw best.failure == null ? new PlanningException("no plan") : best.failure;
        }
        var planned = new Operation(operation.kind(), operation.rootType(), selections, operation.variables(),
                deferral);
        return new QueryPlan(planned, best.assembly.fetchSteps(planned), best.assembly.positions(best.parts),
                best.keys);
    }

    /** Tries all, in order, as far as the budget goes. */
    private Candidate exhaust(Candidate first) {
        Candidate best = first;
        List<Integer> script = first.decisions.next();
        while (!script.isEmpty() && left-- > 0 && !isCertainlyBest(best)) {
            Candidate other = tried(script);
            best = other.cost() < best.cost() ? other : best;
            script = other.decisions.next();
        }
        return best;
    }

    /** Changes one decision at a time, for as long as that makes the plan cheaper. */
    private Candidate climb(Candidate first) {
        Candidate best = first;
        for (int position = 0; position < best.decisions.count() && left > 0; position++) {
            int made = best.decisions.made().get(position);
            for (int choice = 0; choice < best.decisions.options(position) && left > 0; choice++) {
                if (choice != made && !isCertainlyBest(best)) {
                    left--;
                    Candidate other = tried(best.decisions.butAt(position, choice));
                    if (other.cost() < best.cost()) {
                        best = other;
                        made = choice;
                    }
                }
            }
        }
        return best;
    }

    /** Where every subgraph has to be asked, is asked once, and at once or after one other, nothing can be bettered. */
    private static boolean isCertainlyBest(Candidate candidate) {
        PlanAssembly assembly = candidate.assembly;
        return assembly != null && assembly.levels() <= 2
                && assembly.requests() <= Math.max(1, candidate.leastRequests);
    }

    private Candidate tried(List<Integer> script) {
        var decisions = new Decisions(script);
        var keys = new AssignedKeys(supergraph);
        try {
            var builder = new PlanBuilder(supergraph, coverage, keys, decisions);
            List<Set<PlannedStep>> parts = plan(builder);
            return new Candidate(decisions, new PlanAssembly(builder.steps()), keys,
                    builder.unavoidable().size(), parts, null);
        } catch (PlanningException deadEnd) {
            return new Candidate(decisions, null, keys, 0, List.of(), deadEnd);
        }
    }

    /** Plans it all; the answer has the steps of each part, if there are parts. */
    private List<Set<PlannedStep>> plan(PlanBuilder builder) {
        SelectionSet first = deferral.isEmpty() ? selections : deferral.immediate();
        List<Site> roots;
        if (operation.kind() == OperationKind.MUTATION) {
            var serial = new SerialPlanning(builder, root);
            serial.plan(first);
            roots = serial.roots();
        } else {
            roots = List.of(Site.root(root, coverage));
            builder.plan(roots.getFirst(), first);
        }
        if (deferral.isEmpty()) {
            return List.of();
        }
        List<Set<PlannedStep>> parts = new ArrayList<>();
        parts.add(Set.copyOf(builder.steps()));
        for (DeferredPart part : deferral.parts()) {
            parts.add(builder.planLater(builder.siteOf(roots, part.selections()), part.selections()));
        }
        return parts;
    }
}
