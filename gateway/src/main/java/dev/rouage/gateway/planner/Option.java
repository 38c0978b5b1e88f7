package dev.rouage.gateway.planner;

import dev.rouage.gateway.supergraph.FieldPlace;
import dev.rouage.gateway.supergraph.Subgraph;

/** Where a field of a site may be fetched. */
sealed interface Option {

    /** By a step that is at the site already. */
    record Here(Presence presence) implements Option {}

    /** By a subgraph that has to be brought to the site, or has to be brought what the field requires. */
    record There(Subgraph subgraph, FieldPlace place) implements Option {}
}
