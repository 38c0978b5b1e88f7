package dev.rouage.gateway.world;

import java.util.Locale;

import graphql.GraphQLContext;
import graphql.schema.Coercing;
import graphql.schema.GraphQLScalarType;

/** The scalars that federation brings into a subgraph. */
final class AnyScalar {
    static final GraphQLScalarType NAMED_ANY = named("_Any");
    static final GraphQLScalarType NAMED_FIELD_SET = named("FieldSet");

    private AnyScalar() {}

    private static GraphQLScalarType named(String name) {
        return GraphQLScalarType.newScalar().name(name).coercing(new Coercing<Object, Object>() {
            @Override
            public Object serialize(Object value, GraphQLContext context, Locale locale) {
                return value;
            }

            @Override
            public Object parseValue(Object input, GraphQLContext context, Locale locale) {
                return input;
            }
        }).build();
    }
}
