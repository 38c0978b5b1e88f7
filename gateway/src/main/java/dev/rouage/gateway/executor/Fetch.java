package dev.rouage.gateway.executor;

import java.util.List;
import java.util.Map;

import dev.rouage.gateway.planner.FetchStep;

/** One sending of a step: what is asked for, and where the answer goes. */
sealed interface Fetch permits RootFetching, EntityFetching {

    static Fetch of(FetchStep step, Map<String, Object> root) {
        return switch (step) {
            case FetchStep.RootFetch fetch -> new RootFetching(fetch, root);
            case FetchStep.EntityFetch fetch -> EntityFetching.collect(fetch, root);
        };
    }

    /** Whether there is anything to ask for. */
    boolean isNeeded();

    /** Variables with the objects that the request is about. */
    Map<String, Object> representations();

    /** Puts the answer into the data, and its errors, with their paths in the data, into the list. */
    void merge(SubgraphResponse response, List<SubgraphResponse.Error> errors);

    /** The error once for each place in the data that stays empty because of it. */
    List<SubgraphResponse.Error> failed(SubgraphResponse.Error error);
}
