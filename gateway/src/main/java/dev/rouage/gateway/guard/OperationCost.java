package dev.rouage.gateway.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.rouage.gateway.operation.Operation;
import dev.rouage.gateway.operation.OperationKind;
import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.problem.RequestException;
import dev.rouage.gateway.selection.FieldSelection;
import dev.rouage.gateway.selection.FragmentSelection;
import dev.rouage.gateway.selection.Selection;
import dev.rouage.gateway.selection.SelectionSet;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * The static cost of an operation, known but for the variables: an object costs 1, a leaf 0, a list as many times that as
 * it may have elements, a mutation 10 more.
 */
public final class OperationCost {
    private static final double MUTATION = 10;
    /** Where a connection of the Relay kind has its elements. */
    private static final List<String> CONNECTION = List.of("edges", "nodes");

    private final GraphQLSchema schema;
    private final CostRules rules;
    private final RequestLimits limits;
    private final Map<String, Object> defaults;
    private final List<CostNode> roots = new ArrayList<>();
    private final double base;

    private OperationCost(Operation operation, GraphQLSchema schema, CostRules rules, RequestLimits limits) {
        this.schema = schema;
        this.rules = rules;
        this.limits = limits;
        this.defaults = Template.defaults(operation);
        var root = (GraphQLCompositeType) schema.getType(operation.rootType());
        below(root, operation.selections()).values().forEach(each -> roots.addAll(each.fields()));
        this.base = operation.kind() == OperationKind.MUTATION ? MUTATION * roots.size() : 0;
    }

    public static OperationCost of(Operation operation, GraphQLSchema schema, CostRules rules, RequestLimits limits) {
        return new OperationCost(operation, schema, rules, limits);
    }

    /**
     * The cost with these variables.
     *
     * @throws RequestException where it is above the limit, or a list is asked for outside the bounds
     */
    public double check(Map<String, Object> given) {
        Map<String, Object> variables = given;
        if (!defaults.isEmpty()) {
            variables = new HashMap<>(defaults);
            variables.putAll(given);
        }
        var evaluation = new CostNode.Evaluation(variables, limits);
        double cost = base;
        for (CostNode root : roots) {
            cost += root.cost(evaluation, -1);
        }
        if (cost > limits.cost()) {
            throw new RequestException(ErrorCode.COST_TOO_HIGH, "The operation may cost %.0f, more than %.0f: ask for "
                    .formatted(cost, limits.cost()) + "fewer elements or fewer levels");
        }
        return cost;
    }

    private Map<@Nullable String, CostNode.Below> below(GraphQLCompositeType type, SelectionSet selections) {
        Map<@Nullable String, CostNode.Below> below = new LinkedHashMap<>();
        collect(type, null, selections, below);
        return below;
    }

    private void collect(GraphQLCompositeType type, @Nullable String only, SelectionSet selections,
            Map<@Nullable String, CostNode.Below> below) {
        for (Selection selection : selections.selections()) {
            switch (selection) {
                case FieldSelection field when !field.name().startsWith("__") -> below
                        .computeIfAbsent(only, _ -> new CostNode.Below(
                                only != null && type instanceof GraphQLObjectType, new ArrayList<>()))
                        .fields()
                        .add(node((GraphQLFieldsContainer) type, field));
                case FieldSelection _ -> {
                    // Answered here, from memory.
                }
                case FragmentSelection fragment -> collect((GraphQLCompositeType) schema.getType(fragment.typeName()),
                        fragment.typeName(), fragment.selections(), below);
            }
        }
    }

    private CostNode node(GraphQLFieldsContainer type, FieldSelection field) {
        GraphQLFieldDefinition definition = type.getFieldDefinition(field.name());
        String coordinate = type.getName() + "." + field.name();
        GraphQLOutputType output = definition.getType();
        var named = GraphQLTypeUtil.unwrapAll(output);
        double weight = rules.weighs(coordinate)
                ? rules.weight(coordinate, 0)
                : rules.weight(named.getName(), named instanceof GraphQLCompositeType ? 1 : 0);
        boolean list = GraphQLTypeUtil.unwrapNonNull(output) instanceof GraphQLList;
        var arguments = new FieldArguments(coordinate, definition, Template.of(field.arguments()), rules);
        return new CostNode(field.name(), weight, list, sizing(coordinate, definition, list), arguments,
                named instanceof GraphQLCompositeType composite ? below(composite, field.selections()) : Map.of());
    }

    private ListSizing sizing(String coordinate, GraphQLFieldDefinition definition, boolean list) {
        ListSizing declared = rules.sizing(coordinate);
        List<String> sizes = FieldArguments.sizesOf(definition);
        if (declared != null || sizes.isEmpty()) {
            return declared == null ? ListSizing.UNKNOWN : declared;
        }
        boolean connection = !list && GraphQLTypeUtil.unwrapAll(
                definition.getType()) instanceof GraphQLFieldsContainer owner
                && CONNECTION.stream().anyMatch(name -> owner.getFieldDefinition(name) != null);
        return new ListSizing(null, sizes, connection ? Set.copyOf(CONNECTION) : Set.of(), false);
    }
}
