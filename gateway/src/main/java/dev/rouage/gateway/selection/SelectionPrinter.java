package dev.rouage.gateway.selection;

import java.util.Set;

/** Prints selections as a client would write them. */
public final class SelectionPrinter {

    private SelectionPrinter() {}

    /** The selections with their braces. */
    public static String print(SelectionSet selections) {
        var out = new StringBuilder();
        print(selections, out);
        return out.toString();
    }

    /** Adds the names of the variables that occur in the selections. */
    public static void collectVariables(SelectionSet selections, Set<String> names) {
        for (Selection selection : selections.selections()) {
            switch (selection) {
                case FieldSelection field -> {
                    names.addAll(field.arguments().variables());
                    collectVariables(field.selections(), names);
                }
                case FragmentSelection fragment -> collectVariables(fragment.selections(), names);
            }
        }
    }

    private static void print(SelectionSet selections, StringBuilder out) {
        String separator = "{";
        for (Selection selection : selections.selections()) {
            out.append(separator);
            switch (selection) {
                case FieldSelection field -> print(field, out);
                case FragmentSelection fragment -> print(
                        fragment.selections(), out.append("... on ").append(fragment.typeName()).append(' '));
            }
            separator = " ";
        }
        out.append('}');
    }

    private static void print(FieldSelection field, StringBuilder out) {
        if (!field.responseKey().equals(field.name())) {
            out.append(field.responseKey()).append(": ");
        }
        out.append(field.name()).append(field.arguments().text());
        if (!field.selections().isEmpty()) {
            print(field.selections(), out.append(' '));
        }
    }
}
