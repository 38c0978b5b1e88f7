package dev.rouage.gateway.operation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import graphql.language.Argument;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.StringValue;
import graphql.language.VariableReference;

/** Decides {@code @skip}, {@code @include} and {@code @defer} by the values of the variables that they name. */
record Conditions(Map<String, Boolean> values) {
    static final String DEFER = "defer";

    boolean include(DirectivesContainer<?> selection) {
        return selection.getDirectives("skip").stream().noneMatch(each -> holds(each, false))
                && selection.getDirectives("include").stream().allMatch(each -> holds(each, false));
    }

    /** The directive by which the selection is deferred, if it is. */
    Optional<Directive> deferring(DirectivesContainer<?> selection) {
        List<Directive> directives = selection.getDirectives(DEFER);
        return directives.stream().filter(each -> holds(each, true)).findFirst();
    }

    static Optional<String> label(Directive defer) {
        Argument label = defer.getArgument("label");
        return label != null && label.getValue() instanceof StringValue text
                ? Optional.of(text.getValue())
                : Optional.empty();
    }

    private boolean holds(Directive directive, boolean otherwise) {
        Argument condition = directive.getArgument("if");
        return switch (condition == null ? null : condition.getValue()) {
            case null -> otherwise;
            case BooleanValue value -> value.isValue();
            case VariableReference variable -> values.getOrDefault(variable.getName(), otherwise);
            default -> throw new IllegalArgumentException("a condition is a boolean or a variable");
        };
    }
}
