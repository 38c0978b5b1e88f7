package dev.rouage.gateway.guard;

import java.util.List;
import java.util.Map;

import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.problem.RequestException;
import graphql.Scalars;
import graphql.language.IntValue;
import graphql.language.Value;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;

/** The arguments of one field: what they cost, and whether the sizes among them are within bounds. */
final class FieldArguments {
    private static final List<String> SIZES = List.of("first", "last");

    private final String coordinate;
    private final GraphQLFieldDefinition definition;
    private final Template template;
    private final CostRules rules;

    FieldArguments(String coordinate, GraphQLFieldDefinition definition, Template template, CostRules rules) {
        this.coordinate = coordinate;
        this.definition = definition;
        this.template = template;
        this.rules = rules;
    }

    /** The arguments that bound the size of what a field answers with, going by their names. */
    static List<String> sizesOf(GraphQLFieldDefinition definition) {
        return definition.getArguments()
                .stream()
                .filter(each -> isSize(each.getName(), each.getType()))
                .map(GraphQLArgument::getName)
                .toList();
    }

    Map<String, @Nullable Object> filled(Map<String, Object> variables) {
        return template.filled(variables);
    }

    /** What the arguments cost by themselves. */
    double check(Map<String, @Nullable Object> values, RequestLimits limits) {
        double cost = 0;
        for (var entry : values.entrySet()) {
            GraphQLArgument argument = definition.getArgument(entry.getKey());
            if (argument != null) {
                cost += rules.weight(CostRules.argument(coordinate, argument.getName()), 0);
                cost += check(argument.getName(), argument.getType(), entry.getValue(), limits);
            }
        }
        return cost;
    }

    private double check(String name, GraphQLInputType type, @Nullable Object value, RequestLimits limits) {
        if (value instanceof Number size && isSize(name, type)) {
            long asked = size.longValue();
            if (asked < 1 || asked > limits.listSize()) {
                throw new RequestException(ErrorCode.LIST_SIZE_OUT_OF_BOUNDS, name + " of " + coordinate
                        + " is between 1 and " + limits.listSize());
            }
        }
        double cost = 0;
        if (value instanceof List<?> list) {
            for (Object each : list) {
                cost += check("", type, each, limits);
            }
        } else if (value instanceof Map<?, ?> map && GraphQLTypeUtil.unwrapAll(
                type) instanceof GraphQLInputObjectType input) {
            for (var entry : map.entrySet()) {
                var field = input.getField(String.valueOf(entry.getKey()));
                if (field != null) {
                    cost += rules.weight(input.getName() + "." + field.getName(), 0)
                            + check(field.getName(), field.getType(), entry.getValue(), limits);
                }
            }
        }
        return cost;
    }

    /** The size that the slicing arguments give, or a negative number where none is given. */
    double size(Map<String, @Nullable Object> values, ListSizing sizing, String name) {
        double size = -1;
        int given = 0;
        for (String argument : sizing.slicing()) {
            Object value = values.containsKey(argument) ? values.get(argument) : defaultOf(argument);
            if (value instanceof Number number) {
                size = Math.max(size, number.doubleValue());
                given += values.containsKey(argument) ? 1 : 0;
            }
        }
        if (sizing.exactlyOne() && (given > 1 || size < 0)) {
            throw new RequestException(ErrorCode.LIST_SIZE_OUT_OF_BOUNDS,
                    name + " takes exactly one of " + String.join(", ", sizing.slicing()));
        }
        return size;
    }

    private @Nullable Object defaultOf(String name) {
        GraphQLArgument argument = definition.getArgument(name);
        return argument != null && argument.hasSetDefaultValue()
                && argument.getArgumentDefaultValue().getValue() instanceof Value<?> literal
                && literal instanceof IntValue number ? number.getValue() : null;
    }

    private static boolean isSize(String name, GraphQLInputType type) {
        return SIZES.contains(name) && GraphQLTypeUtil.unwrapNonNull(type) == Scalars.GraphQLInt;
    }
}
