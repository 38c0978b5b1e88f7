package dev.rouage.gateway.supergraph;

import java.util.List;

/**
 * What one subgraph knows of a type.
 *
 * @param interfaceObject the subgraph sees this interface as if it were an object type ({@code @interfaceObject})
 */
public record TypePlace(List<EntityKey> keys, boolean interfaceObject) {
    public TypePlace {
        keys = List.copyOf(keys);
    }
}
