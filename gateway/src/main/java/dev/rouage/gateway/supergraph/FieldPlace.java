package dev.rouage.gateway.supergraph;

import dev.rouage.gateway.selection.SelectionSet;

/**
 * What one subgraph knows of a field.
 *
 * @param external the subgraph only names the field (in a key, a requirement or a promise) and can't answer it in general
 * @param requires what must be fetched elsewhere and sent along before the subgraph can answer
 * @param provides what the subgraph answers below this field although it is external there
 */
public record FieldPlace(boolean external, SelectionSet requires, SelectionSet provides) {}
