package dev.rouage.gateway.guard;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * How many elements a field may answer with, as {@code @listSize} says or as the arguments tell by their names.
 *
 * @param assumed elements where no argument says; null where the gateway's own assumption holds
 * @param slicing arguments that bound the size; the largest of those that are given counts
 * @param sized fields below this one that have the size; empty where it is this field itself
 * @param exactlyOne whether a request must give exactly one of the slicing arguments
 */
record ListSizing(@Nullable Integer assumed, List<String> slicing, Set<String> sized, boolean exactlyOne) {
    static final ListSizing UNKNOWN = new ListSizing(null, List.of(), Set.of(), false);
}
