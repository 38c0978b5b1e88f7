package dev.rouage.gateway.planner;

import dev.rouage.gateway.supergraph.EntityKey;
import dev.rouage.gateway.supergraph.Subgraph;

/** A way for a further subgraph to come to a site. */
sealed interface Move {

    Subgraph target();

    /** Starts a request at the root. */
    record FromRoot(Subgraph target) implements Move {}

    /** Asks the target for the site's objects by a key. */
    record ByKey(Subgraph target, EntityKey key) implements Move {}

    /** Goes through the field above the site once more, in the target. */
    record ThroughParent(Subgraph target) implements Move {}
}
