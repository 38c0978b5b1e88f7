package dev.rouage.gateway.planner;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.rouage.gateway.operation.Operation;
import dev.rouage.gateway.supergraph.Supergraph;

/** Plans operations over one supergraph. Immutable to the outside: any number of threads may plan at once. */
public final class Planner {
    private final Supergraph supergraph;
    private final Map<Set<String>, Supergraph> underLabels = new ConcurrentHashMap<>();

    public Planner(Supergraph supergraph) {
        this.supergraph = supergraph;
    }

    /** The plan for an operation while no label of a progressive override is active. */
    public QueryPlan plan(Operation operation) {
        return plan(operation, Set.of());
    }

    /**
     * The plan for an operation that is valid against the public schema.
     *
     * @param activeLabels the labels of progressive overrides that hold for this request
     * @throws PlanningException when the supergraph offers no way to one of its fields, which a composer should have
     *     refused
     */
    public QueryPlan plan(Operation operation, Set<String> activeLabels) {
        return new PlanSearch(underLabels.computeIfAbsent(activeLabels, supergraph::under), operation).best();
    }
}
