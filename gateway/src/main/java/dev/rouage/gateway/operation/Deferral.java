package dev.rouage.gateway.operation;

import java.util.List;

import dev.rouage.gateway.selection.SelectionSet;

/**
 * How an operation is answered bit by bit.
 *
 * @param immediate what the first answer has
 * @param parts what comes later; each after its parent
 */
public record Deferral(SelectionSet immediate, List<DeferredPart> parts) {
    /** All is answered at once. */
    public static final Deferral NONE = new Deferral(SelectionSet.EMPTY, List.of());

    public Deferral {
        parts = List.copyOf(parts);
    }

    public boolean isEmpty() {
        return parts.isEmpty();
    }
}
