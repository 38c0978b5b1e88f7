package dev.rouage.gateway.selection;

import java.util.Set;

/**
 * The arguments of a field in canonical print, so that equal calls are equal values.
 *
 * @param text {@code (name: value, …)} sorted by argument name, or the empty string
 * @param variables names of the client's variables that occur in the text
 */
public record Arguments(String text, Set<String> variables) {
    /** No arguments at all. */
    public static final Arguments NONE = new Arguments("", Set.of());

    public Arguments {
        variables = Set.copyOf(variables);
    }
}
