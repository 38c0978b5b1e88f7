package dev.rouage.gateway.planner;

import java.util.List;
import java.util.Set;

import dev.rouage.gateway.operation.OperationKind;
import dev.rouage.gateway.supergraph.Subgraph;

/** One request to one subgraph. It may be sent as soon as the steps it comes after have been answered. */
public sealed interface FetchStep {

    /** Position of the step in its plan. */
    int id();

    /** The steps whose data this one needs, by id; each is smaller than this one's. */
    Set<Integer> after();

    Subgraph subgraph();

    /** The operation that is sent. */
    String document();

    /** The client's variables that occur in the document. */
    Set<String> variables();

    /**
     * Asks for fields of the root type; what comes back is merged into the root of the data, or into the objects that
     * stand for the root of queries further down.
     *
     * @param keys what is asked for at the root
     * @param path where those objects are; empty for the root itself
     */
    record RootFetch(int id, Set<Integer> after, Subgraph subgraph, OperationKind kind, String document,
            Set<String> variables, List<String> keys, List<PathSegment> path) implements FetchStep {}

    /** Asks for more fields of objects that are already in the data, all of them in one request. */
    record EntityFetch(int id, Set<Integer> after, Subgraph subgraph, String document, Set<String> variables,
            List<EntityLookup> lookups) implements FetchStep {}
}
