package dev.rouage.gateway.security;

import java.util.List;
import java.util.Set;

/**
 * What the graph asks of a caller: {@code @authenticated}, {@code @requiresScopes} and {@code @policy} of one definition.
 *
 * @param scopes any of these sets; empty where none is asked for
 * @param policies likewise
 */
record Requirement(boolean authenticated, List<Set<String>> scopes, List<Set<String>> policies) {
    static final Requirement NONE = new Requirement(false, List.of(), List.of());

    boolean isMetBy(Caller caller) {
        return (!authenticated || caller.authenticated()) && holds(scopes, caller.scopes())
                && holds(policies, caller.policies());
    }

    private static boolean holds(List<Set<String>> any, Set<String> has) {
        return any.isEmpty() || any.stream().anyMatch(has::containsAll);
    }
}
