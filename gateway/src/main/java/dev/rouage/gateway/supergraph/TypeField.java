package dev.rouage.gateway.supergraph;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A field of a composite type.
 *
 * @param typeName the named type under the lists and non-nulls of the field's type
 * @param shape the type that every subgraph gives it, or each subgraph's where they differ, composite names left out: two
 *     fields whose shapes differ must not share a response key, since a subgraph would refuse to merge them
 * @param places the subgraphs that declare the field, in the order of the supergraph
 */
public record TypeField(String name, String typeName, String shape, Map<Subgraph, FieldPlace> places) {

    /** The field as it is while these labels of progressive overrides are active, and no others. */
    TypeField under(Set<String> activeLabels) {
        Map<Subgraph, FieldPlace> kept = new LinkedHashMap<>();
        places.forEach((subgraph, place) -> {
            FieldPlace.Rollout rollout = place.rollout();
            if (rollout == null || activeLabels.contains(rollout.label()) == rollout.whileActive()) {
                kept.put(subgraph, place);
            }
        });
        return kept.size() == places.size() ? this : new TypeField(name, typeName, shape, kept);
    }
}
