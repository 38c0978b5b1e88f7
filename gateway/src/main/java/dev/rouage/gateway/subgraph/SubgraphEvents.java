package dev.rouage.gateway.subgraph;

import dev.rouage.gateway.executor.SubgraphException;
import dev.rouage.gateway.executor.SubgraphResponse;

/** Who listens to a subscription of a subgraph. Called on one context, one call at a time. */
public interface SubgraphEvents {

    /** An event; its data is for the listener to keep. */
    void next(SubgraphResponse event);

    /** There will be no more, since the subgraph says so. */
    void completed();

    /** There will be no more, since something went wrong. */
    void failed(SubgraphException failure);
}
