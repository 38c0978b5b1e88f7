package dev.rouage.gateway.engine;

import java.util.HashSet;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;

/** Decides for each request which labels of progressive overrides ({@code @override(from:, label:)}) are active. */
@FunctionalInterface
public interface OverrideLabels {

    /**
     * The active ones among the labels; few different sets should come up, since each has plans of its own.
     *
     * @param labels all labels of the supergraph
     */
    Set<String> active(Set<String> labels);

    /**
     * {@code percent(x)} is active for x of a hundred requests, whatever else is never. One draw decides for a request, so
     * a label of more percent is active whenever one of fewer is.
     *
     * @param draws numbers from 0 up to but without 1
     */
    static OverrideLabels percentages(DoubleSupplier draws) {
        return labels -> {
            double drawn = draws.getAsDouble() * 100;
            return matching(labels, label -> drawn < percent(label));
        };
    }

    /** Percentages by draw, and every other label as the resolver says. */
    static OverrideLabels resolvedBy(Predicate<String> resolver, DoubleSupplier draws) {
        return labels -> {
            double drawn = draws.getAsDouble() * 100;
            return matching(labels, label -> isPercentage(label) ? drawn < percent(label) : resolver.test(label));
        };
    }

    private static Set<String> matching(Set<String> labels, Predicate<String> condition) {
        Set<String> active = new HashSet<>(labels);
        active.removeIf(condition.negate());
        return Set.copyOf(active);
    }

    private static boolean isPercentage(String label) {
        return label.startsWith("percent(") && label.endsWith(")");
    }

    private static double percent(String label) {
        try {
            return isPercentage(label)
                    ? Double.parseDouble(label.substring("percent(".length(), label.length() - 1))
                    : 0;
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
