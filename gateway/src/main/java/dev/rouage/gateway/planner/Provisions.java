package dev.rouage.gateway.planner;

import java.util.ArrayList;
import java.util.List;

import dev.rouage.gateway.selection.FieldSelection;
import dev.rouage.gateway.selection.FragmentSelection;
import dev.rouage.gateway.selection.Selection;
import dev.rouage.gateway.selection.SelectionSet;

/** Reads what {@code @provides} promises. */
final class Provisions {

    private Provisions() {}

    static boolean has(SelectionSet provided, String fieldName) {
        return provided.selections()
                .stream()
                .anyMatch(each -> each instanceof FieldSelection field && field.name().equals(fieldName));
    }

    /** What is promised below a field that is itself promised, or nothing. */
    static SelectionSet below(SelectionSet provided, String fieldName) {
        List<Selection> below = new ArrayList<>();
        for (Selection each : provided.selections()) {
            if (each instanceof FieldSelection field && field.name().equals(fieldName)) {
                below.addAll(field.selections().selections());
            }
        }
        return new SelectionSet(below);
    }

    /** What is promised for the objects of one type. */
    static SelectionSet narrowed(SelectionSet provided, String typeName) {
        List<Selection> narrowed = new ArrayList<>();
        for (Selection each : provided.selections()) {
            switch (each) {
                case FieldSelection field -> narrowed.add(field);
                case FragmentSelection fragment when fragment.typeName().equals(typeName) -> narrowed.addAll(
                        fragment.selections().selections());
                case FragmentSelection _ -> {
                    // For objects of another type.
                }
            }
        }
        return new SelectionSet(narrowed);
    }

    /** Both promises. */
    static SelectionSet both(SelectionSet one, SelectionSet other) {
        if (one.isEmpty()) {
            return other;
        }
        List<Selection> both = new ArrayList<>(one.selections());
        both.addAll(other.selections());
        return new SelectionSet(both);
    }
}
