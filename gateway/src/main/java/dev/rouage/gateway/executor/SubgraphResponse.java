package dev.rouage.gateway.executor;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A GraphQL answer of a subgraph: maps, lists and JSON scalars.
 *
 * @param data mutable, for the executor to keep; null where the subgraph answered with errors only
 */
public record SubgraphResponse(@Nullable Map<String, Object> data, List<Error> errors) {

    /**
     * An error as the subgraph reported it.
     *
     * @param path in the terms of the request to the subgraph; empty where it belongs to no field
     */
    public record Error(String message, List<Object> path, Map<String, Object> extensions) {}
}
