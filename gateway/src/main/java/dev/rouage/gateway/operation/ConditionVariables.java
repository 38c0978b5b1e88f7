package dev.rouage.gateway.operation;

import java.util.HashSet;
import java.util.Set;

import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Node;
import graphql.language.VariableReference;

/** Finds the variables that {@code @skip}, {@code @include} and {@code @defer} depend on. */
final class ConditionVariables {
    private static final Set<String> CONDITIONAL = Set.of("skip", "include", Conditions.DEFER);

    private ConditionVariables() {}

    static Set<String> of(Document document) {
        Set<String> names = new HashSet<>();
        collect(document, names);
        return Set.copyOf(names);
    }

    private static void collect(Node<?> node, Set<String> names) {
        if (node instanceof DirectivesContainer<?> container) {
            for (Directive directive : container.getDirectives()) {
                Argument condition = CONDITIONAL.contains(directive.getName()) ? directive.getArgument("if") : null;
                if (condition != null && condition.getValue() instanceof VariableReference variable) {
                    names.add(variable.getName());
                }
            }
        }
        for (Node<?> child : node.getChildren()) {
            collect(child, names);
        }
    }
}
