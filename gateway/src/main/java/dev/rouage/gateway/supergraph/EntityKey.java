package dev.rouage.gateway.supergraph;

import dev.rouage.gateway.selection.SelectionSet;

/**
 * Fields that identify an object across subgraphs.
 *
 * @param resolvable whether the subgraph that declares the key finds the object by it
 */
public record EntityKey(SelectionSet fields, boolean resolvable) {}
