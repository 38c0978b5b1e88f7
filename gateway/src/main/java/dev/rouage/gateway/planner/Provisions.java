package dev.rouage.gateway.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import dev.rouage.gateway.selection.FieldSelection;
import dev.rouage.gateway.selection.FragmentSelection;
import dev.rouage.gateway.selection.Selection;
import dev.rouage.gateway.selection.SelectionSet;

/** Reads what {@code @provides} promises. */
final class Provisions {

    private Provisions() {}

    static boolean has(SelectionSet provided, String fieldName) {
        for (Selection each : provided.selections()) {
            if (each instanceof FieldSelection field && field.name().equals(fieldName)) {
                return true;
            }
        }
        return false;
    }

    /** What is promised below a field that is itself promised, or nothing. */
    static SelectionSet below(SelectionSet provided, String fieldName) {
        if (provided.isEmpty()) {
            return provided;
        }
        List<Selection> below = new ArrayList<>();
        for (Selection each : provided.selections()) {
            if (each instanceof FieldSelection field && field.name().equals(fieldName)) {
                below.addAll(field.selections().selections());
            }
        }
        return below.isEmpty() ? SelectionSet.EMPTY : new SelectionSet(below);
    }

    /** What is promised for objects to which the fragments with these types apply. */
    static SelectionSet narrowed(SelectionSet provided, Predicate<String> applies) {
        if (provided.isEmpty()) {
            return provided;
        }
        List<Selection> narrowed = new ArrayList<>();
        for (Selection each : provided.selections()) {
            switch (each) {
                case FieldSelection field -> narrowed.add(field);
                case FragmentSelection fragment when applies.test(fragment.typeName()) -> narrowed.addAll(
                        narrowed(fragment.selections(), applies).selections());
                case FragmentSelection _ -> {
                    // For objects of another type.
                }
            }
        }
        return new SelectionSet(narrowed);
    }

    /** Both promises. */
    static SelectionSet both(SelectionSet one, SelectionSet other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        List<Selection> both = new ArrayList<>(one.selections());
        both.addAll(other.selections());
        return new SelectionSet(both);
    }
}
