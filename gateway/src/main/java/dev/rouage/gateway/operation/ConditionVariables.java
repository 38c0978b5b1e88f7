package dev.rouage.gateway.operation;

import java.util.HashSet;
import java.util.Set;

import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Node;
import graphql.language.VariableReference;

/** Finds the variables that {@code @skip} and {@code @include} depend on. */
final class ConditionVariables {

    private ConditionVariables() {}

    static Set<String> of(Document document) {
        Set<String> names = new HashSet<>();
        collect(document, names);
        return Set.copyOf(names);
    }

    private static void collect(Node<?> node, Set<String> names) {
        if (node instanceof DirectivesContainer<?> container) {
            for (Directive directive : container.getDirectives()) {
                boolean condition = directive.getName().equals("skip") || directive.getName().equals("include");
                if (condition && directive.getArgument("if").getValue() instanceof VariableReference variable) {
                    names.add(variable.getName());
                }
            }
        }
        for (Node<?> child : node.getChildren()) {
            collect(child, names);
        }
    }
}
