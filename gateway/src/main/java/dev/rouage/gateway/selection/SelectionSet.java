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

    /** How many fields there are, to the leaves. */
    public int size() {
        int size = 0;
        for (Selection selection : selections) {
            size += switch (selection) {
                case FieldSelection field -> 1 + field.selections().size();
                case FragmentSelection fragment -> fragment.selections().size();
            };
        }
        return size;
    }
}
