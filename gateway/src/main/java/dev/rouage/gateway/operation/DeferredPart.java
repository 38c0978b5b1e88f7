package dev.rouage.gateway.operation;

import java.util.List;

import dev.rouage.gateway.selection.SelectionSet;
import org.jspecify.annotations.Nullable;

/**
 * A fragment that may be answered later than what is around it.
 *
 * @param label what the client calls it; null where it has no name for it
 * @param parent the part that it is in, by its position in {@link Deferral#parts}; {@link #IMMEDIATE} for the first answer
 * @param path response keys from the root to the objects that it is about, through all lists on the way
 * @param selections from the root: the fields on the way, and below them the fragment without what it defers itself
 */
public record DeferredPart(@Nullable String label, int parent, List<String> path, SelectionSet selections) {
    /** The parent of what hangs on the first answer. */
    public static final int IMMEDIATE = -1;

    public DeferredPart {
        path = List.copyOf(path);
    }
}
