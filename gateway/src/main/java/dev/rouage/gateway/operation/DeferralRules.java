package dev.rouage.gateway.operation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.problem.RequestException;
import graphql.language.Argument;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.language.SelectionSet;
import graphql.language.StringValue;

/** What validation has to say of {@code @defer}: labels are texts, each used once; roots that have effects come whole. */
final class DeferralRules {
    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Set<String> labels = new HashSet<>();

    private DeferralRules(Document document) {
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(each -> fragments.put(each.getName(), each));
    }

    /** Checks a document that is valid otherwise. */
    static void check(Document document) {
        var rules = new DeferralRules(document);
        rules.labels(document);
        for (var operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            if (operation.getOperation() != Operation.QUERY) {
                rules.root(operation, operation.getSelectionSet(), new HashSet<>());
            }
        }
    }

    private void labels(Node<?> node) {
        if (node instanceof Directive directive && directive.getName().equals(Conditions.DEFER)) {
            Argument label = directive.getArgument("label");
            if (label != null && !(label.getValue() instanceof StringValue text && labels.add(text.getValue()))) {
                throw refused("The label of a deferred fragment is a text that no other has");
            }
        }
        node.getChildren().forEach(this::labels);
    }

    private void root(OperationDefinition operation, SelectionSet selections, Set<String> entered) {
        for (var selection : selections.getSelections()) {
            boolean whole = operation.getOperation() == Operation.SUBSCRIPTION;
            if (selection instanceof Field field) {
                if (whole && field.getSelectionSet() != null) {
                    root(operation, field.getSelectionSet(), entered);
                }
                continue;
            }
            if (selection instanceof DirectivesContainer<?> fragment
                    && fragment.getDirectives(Conditions.DEFER).stream().anyMatch(DeferralRules::mayHold)) {
                throw refused(whole
                        ? "Nothing is deferred in a subscription"
                        : "Fields of the root of a mutation are not deferred");
            }
            if (selection instanceof FragmentSpread spread) {
                if (entered.add(spread.getName())) {
                    root(operation, fragments.get(spread.getName()).getSelectionSet(), entered);
                }
            } else {
                selection.getChildren()
                        .stream()
                        .filter(SelectionSet.class::isInstance)
                        .forEach(below -> root(operation, (SelectionSet) below, entered));
            }
        }
    }

    /** A variable says it at the time of the request: then nothing is deferred where nothing may be. */
    private static boolean mayHold(Directive defer) {
        Argument condition = defer.getArgument("if");
        return condition == null || condition.getValue() instanceof BooleanValue value && value.isValue();
    }

    private static RequestException refused(String message) {
        return new RequestException(ErrorCode.GRAPHQL_VALIDATION_FAILED, message);
    }
}
