package dev.rouage.gateway.planner;

import java.util.List;

import dev.rouage.gateway.supergraph.FieldPlace;

/** A way to fetch a field of a site. */
sealed interface Option {

    /** By a step that is at the site already. */
    record Here(Presence presence) implements Option {}

    /**
     * By a subgraph that has to be brought to the site, or has to be brought what the field requires.
     *
     * @param route the moves that bring it there
     */
    record There(SubgraphView view, FieldPlace place, List<Move> route) implements Option {}

    /** For each object type of the site by itself. */
    record ByType() implements Option {}
}
