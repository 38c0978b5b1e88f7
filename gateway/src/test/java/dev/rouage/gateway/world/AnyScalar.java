package dev.rouage.gateway.world;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.Coercing;
import graphql.schema.GraphQLScalarType;
import org.jspecify.annotations.Nullable;

/** The scalars that federation brings into a subgraph. */
final class AnyScalar {
    static final GraphQLScalarType NAMED_ANY = named("_Any");
    static final GraphQLScalarType NAMED_FIELD_SET = named("FieldSet");

    private AnyScalar() {}

    static GraphQLScalarType named(String name) {
        return GraphQLScalarType.newScalar().name(name).coercing(new Coercing<Object, Object>() {
            @Override
            public Object serialize(Object value, GraphQLContext context, Locale locale) {
                return value;
            }

            @Override
            public Object parseValue(Object input, GraphQLContext context, Locale locale) {
                return input;
            }

            private Map<String, @Nullable Object> values(ObjectValue object, CoercedVariables variables,
                    GraphQLContext context, Locale locale) {
                Map<String, @Nullable Object> values = new LinkedHashMap<>();
                object.getObjectFields()
                        .forEach(field -> values.put(field.getName(),
                                parseLiteral(field.getValue(), variables, context, locale)));
                return values;
            }

            @Override
            public @Nullable Object parseLiteral(Value<?> literal, CoercedVariables variables, GraphQLContext context,
                    Locale locale) {
                return switch (literal) {
                    case StringValue string -> string.getValue();
                    case IntValue number -> number.getValue().intValueExact();
                    case FloatValue number -> number.getValue();
                    case BooleanValue flag -> flag.isValue();
                    case VariableReference variable -> variables.get(variable.getName());
                    case ArrayValue array -> array.getValues()
                            .stream()
                            .map(each -> parseLiteral(each, variables, context, locale))
                            .toList();
                    case ObjectValue object -> values(object, variables, context, locale);
                    default -> null;
                };
            }
        }).build();
    }
}
