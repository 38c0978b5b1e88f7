package dev.rouage.gateway.planner;

import dev.rouage.gateway.supergraph.EntityKey;

/** An edge of the graph of moves: a way for a further subgraph to come to a site. */
sealed interface Move {

    /** Where the move ends. */
    SubgraphView target();

    /** Starts a request at the root. */
    record FromRoot(SubgraphView target) implements Move {}

    /** Asks the target for the site's objects by a key. */
    record ByKey(SubgraphView target, EntityKey key) implements Move {}

    /** Goes through the field above the site once more, in the target. */
    record ThroughParent(SubgraphView target) implements Move {}
}
