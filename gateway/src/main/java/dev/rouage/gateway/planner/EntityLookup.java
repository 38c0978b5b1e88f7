package dev.rouage.gateway.planner;

import java.util.List;

/**
 * One {@code _entities} field of an entity fetch.
 *
 * @param responseKey where its result is in the answer of the subgraph
 * @param variable the variable that holds the representations
 * @param keys what is asked for of each object
 * @param paths where in the data the objects are; the same object at several places is asked for once
 */
public record EntityLookup(String responseKey, String variable, Representation representation, List<String> keys,
        List<List<PathSegment>> paths) {
    public EntityLookup {
        keys = List.copyOf(keys);
        paths = List.copyOf(paths);
    }
}
