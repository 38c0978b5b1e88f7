package dev.rouage.gateway.selection;

import java.util.List;

/** Selections on one type, in the order in which they were written. */
public record SelectionSet(List<Selection> selections) {
    /** Nothing selected: what a leaf has below it. */
    public static final SelectionSet EMPTY = new SelectionSet(List.of());

    public SelectionSet {
        selections = List.copyOf(selections);
    }

    public boolean isEmpty() {
        return selections.isEmpty();
    }
}
