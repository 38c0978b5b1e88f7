package dev.rouage.gateway.operation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import graphql.execution.CoercedVariables;
import graphql.language.AstPrinter;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;

/** One operation of a document, as a request names it. */
public final class RequestedOperation {
    private final OperationDocument document;
    private final String name;
    private final OperationDefinition definition;

    RequestedOperation(OperationDocument document, String name, OperationDefinition definition) {
        this.document = document;
        this.name = name;
        this.definition = definition;
    }

    /** The operation's name, empty where it has none. */
    public String name() {
        return name;
    }

    public OperationKind kind() {
        return switch (definition.getOperation()) {
            case QUERY -> OperationKind.QUERY;
            case MUTATION -> OperationKind.MUTATION;
            case SUBSCRIPTION -> OperationKind.SUBSCRIPTION;
        };
    }

    /**
     * Checks the variables and decides the conditions. Everything that a plan depends on is in the answer: two requests
     * for the same operation with equal conditions share a plan, whatever their other variables are.
     *
     * @throws dev.rouage.gateway.problem.RequestException when a variable's value does not fit its type
     */
    public Map<String, Boolean> conditions(Map<String, Object> variables) {
        CoercedVariables coerced = document.coerce(definition, variables);
        Map<String, Boolean> conditions = new TreeMap<>();
        for (String variable : document.conditionVariables()) {
            if (coerced.get(variable) instanceof Boolean value) {
                conditions.put(variable, value);
            }
        }
        return conditions;
    }

    /** Whether parts of it may be answered later than others. */
    public boolean defers() {
        return document.defers() && kind() != OperationKind.SUBSCRIPTION;
    }

    /** The operation under these conditions, in its normal form, to be answered at once. */
    public Operation normalise(Map<String, Boolean> conditions) {
        return normalise(conditions, false);
    }

    /** The operation under these conditions, in its normal form. */
    public Operation normalise(Map<String, Boolean> conditions, boolean deferring) {
        var schema = document.schema();
        var root = switch (kind()) {
            case QUERY -> schema.getQueryType();
            case MUTATION -> schema.getMutationType();
            case SUBSCRIPTION -> schema.getSubscriptionType();
        };
        var decided = new Conditions(conditions);
        var normaliser = new SelectionNormaliser(schema, document.fragments(), decided);
        var deferral = Deferral.NONE;
        if (deferring) {
            var reader = new DeferralReader(document.fragments(), decided, kind() == OperationKind.MUTATION);
            var immediate = normaliser.normalise(root, reader.immediate(definition.getSelectionSet()));
            deferral = new Deferral(immediate, reader.parts()
                    .stream()
                    .map(part -> new DeferredPart(part.label(), part.parent(), part.path(),
                            normaliser.normalise(root, part.selections())))
                    .toList());
        }
        return new Operation(kind(), root.getName(), normaliser.normalise(root, definition.getSelectionSet()),
                variables(), deferral.isEmpty() ? Deferral.NONE : deferral);
    }

    private Map<String, String> variables() {
        Map<String, String> definitions = new LinkedHashMap<>();
        for (VariableDefinition variable : definition.getVariableDefinitions()) {
            String text = "$" + variable.getName() + ": " + AstPrinter.printAstCompact(variable.getType());
            var otherwise = variable.getDefaultValue();
            definitions.put(variable.getName(),
                    otherwise == null ? text : text + " = " + AstPrinter.printAstCompact(otherwise));
        }
        return definitions;
    }
}
