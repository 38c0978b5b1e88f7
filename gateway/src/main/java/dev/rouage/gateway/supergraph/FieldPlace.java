package dev.rouage.gateway.supergraph;

import dev.rouage.gateway.selection.SelectionSet;
import org.jspecify.annotations.Nullable;

/**
 * What one subgraph knows of a field.
 *
 * @param external the subgraph only names the field (in a key, a requirement or a promise) and can't answer it in general
 * @param requires what must be fetched elsewhere and sent along before the subgraph can answer
 * @param provides what the subgraph answers below this field although it is external there
 * @param typeName the named type that the field has in this subgraph, which may be narrower than the supergraph's
 * @param rollout null where the subgraph has the field whatever labels are active
 */
public record FieldPlace(boolean external, SelectionSet requires, SelectionSet provides, String typeName,
        @Nullable Rollout rollout) {

    /** A progressive override: the subgraph has the field only while the label is active, or only while it is not. */
    public record Rollout(String label, boolean whileActive) {}

    /** Any subgraph tells the types of its objects. */
    public static FieldPlace typename() {
        return new FieldPlace(false, SelectionSet.EMPTY, SelectionSet.EMPTY, "String", null);
    }

    FieldPlace asExternal() {
        return new FieldPlace(true, requires, provides, typeName, rollout);
    }
}
