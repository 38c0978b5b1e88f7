package dev.rouage.gateway.planner;

import dev.rouage.gateway.selection.SelectionSet;
import dev.rouage.gateway.supergraph.Subgraph;

/**
 * A step that is at a site: fields of the site's objects can be added to what it asks for.
 *
 * @param provided what its subgraph answers here although it is external to it
 */
record Presence(PlannedStep step, SelectionBuilder selection, SubgraphView view, SelectionSet provided) {
    Subgraph subgraph() {
        return view.subgraph();
    }
}
