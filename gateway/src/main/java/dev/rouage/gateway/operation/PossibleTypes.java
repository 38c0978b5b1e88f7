package dev.rouage.gateway.operation;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLUnionType;

/** The object types that a composite type of the public schema may stand for. */
public final class PossibleTypes {

    private PossibleTypes() {}

    public static Set<String> of(GraphQLSchema schema, GraphQLCompositeType type) {
        return switch (type) {
            case GraphQLInterfaceType abstractType -> schema.getImplementations(abstractType)
                    .stream()
                    .map(GraphQLNamedType::getName)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            case GraphQLUnionType union -> union.getTypes()
                    .stream()
                    .map(GraphQLNamedType::getName)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            default -> Set.of(type.getName());
        };
    }

    static Set<String> intersection(Set<String> one, Set<String> other) {
        Set<String> both = new LinkedHashSet<>(one);
        both.retainAll(other);
        return both;
    }
}
