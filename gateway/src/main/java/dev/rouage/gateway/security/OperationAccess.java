package dev.rouage.gateway.security;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.rouage.gateway.operation.Operation;
import dev.rouage.gateway.selection.Arguments;
import dev.rouage.gateway.selection.FieldSelection;
import dev.rouage.gateway.selection.FragmentSelection;
import dev.rouage.gateway.selection.Selection;
import dev.rouage.gateway.selection.SelectionSet;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;

/** Which parts of an operation ask something of the caller. */
public final class OperationAccess {
    /** Tells the type of an object whose fields were taken out, so that they can be put back as nulls. */
    static final String TYPE_KEY = "__rouage_type";
    private static final Selection TYPE = new FieldSelection(
            TYPE_KEY, FieldSelection.TYPENAME, Arguments.NONE, SelectionSet.EMPTY);

    private final Operation operation;
    private final GraphQLSchema schema;
    private final AccessRules rules;
    private final Map<Selection, Set<Requirement>> asked = new IdentityHashMap<>();
    private final Set<Requirement> all = new LinkedHashSet<>();
    private final Map<Set<Requirement>, Restriction> restrictions = new ConcurrentHashMap<>();

    private OperationAccess(Operation operation, GraphQLSchema schema, AccessRules rules) {
        this.operation = operation;
        this.schema = schema;
        this.rules = rules;
        if (!rules.isEmpty()) {
            collect((GraphQLCompositeType) schema.getType(operation.rootType()), operation.selections());
        }
    }

    public static OperationAccess of(Operation operation, GraphQLSchema schema, AccessRules rules) {
        return new OperationAccess(operation, schema, rules);
    }

    private void collect(GraphQLCompositeType type, SelectionSet selections) {
        for (Selection selection : selections.selections()) {
            switch (selection) {
                case FieldSelection field when !field.name().startsWith("__") -> {
                    var container = (GraphQLFieldsContainer) type;
                    ask(field, rules.ofField(schema, container, field.name()));
                    if (GraphQLTypeUtil.unwrapAll(container.getFieldDefinition(field.name())
                            .getType()) instanceof GraphQLCompositeType below) {
                        collect(below, field.selections());
                    }
                }
                case FieldSelection _ -> {
                    // The name of a type is no secret: who may not see objects of it has no object to ask for its name.
                }
                case FragmentSelection fragment -> {
                    ask(fragment, rules.ofType(fragment.typeName()));
                    collect((GraphQLCompositeType) schema.getType(fragment.typeName()), fragment.selections());
                }
            }
        }
    }

    private void ask(Selection selection, Set<Requirement> requirements) {
        if (!requirements.isEmpty()) {
            asked.put(selection, requirements);
            all.addAll(requirements);
        }
    }

    /** What the caller gets less than it asks for; {@link Restriction#NONE} where it gets all. */
    public Restriction restriction(Caller caller) {
        Set<Requirement> denied = new LinkedHashSet<>();
        for (Requirement requirement : all) {
            if (!requirement.isMetBy(caller)) {
                denied.add(requirement);
            }
        }
        return denied.isEmpty() ? Restriction.NONE : restrictions.computeIfAbsent(denied, this::restrict);
    }

    private Restriction restrict(Set<Requirement> denied) {
        SelectionSet left = without(operation.selections(), denied);
        var allowed = left.isEmpty()
                ? null
                : new Operation(operation.kind(), operation.rootType(), left, used(left));
        return new Restriction(operation, allowed, selection -> isDenied(selection, denied), schema);
    }

    private Map<String, String> used(SelectionSet selections) {
        Set<String> names = new LinkedHashSet<>();
        dev.rouage.gateway.selection.SelectionPrinter.collectVariables(selections, names);
        Map<String, String> variables = new HashMap<>(operation.variables());
        variables.keySet().retainAll(names);
        return variables;
    }

    private boolean isDenied(Selection selection, Set<Requirement> denied) {
        return asked.getOrDefault(selection, Set.of()).stream().anyMatch(denied::contains);
    }

    private SelectionSet without(SelectionSet selections, Set<Requirement> denied) {
        List<Selection> left = new ArrayList<>();
        for (Selection selection : selections.selections()) {
            if (!isDenied(selection, denied)) {
                switch (selection) {
                    case FieldSelection field when field.selections().isEmpty() -> left.add(field);
                    case FieldSelection field -> {
                        List<Selection> below = new ArrayList<>(without(field.selections(), denied).selections());
                        below.add(TYPE);
                        left.add(new FieldSelection(field.responseKey(), field.name(), field.arguments(),
                                new SelectionSet(below)));
                    }
                    case FragmentSelection fragment -> {
                        SelectionSet below = without(fragment.selections(), denied);
                        if (!below.isEmpty()) {
                            left.add(new FragmentSelection(fragment.typeName(), below));
                        }
                    }
                }
            }
        }
        return new SelectionSet(left);
    }
}
