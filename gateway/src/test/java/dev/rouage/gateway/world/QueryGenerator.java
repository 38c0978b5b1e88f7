package dev.rouage.gateway.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;

/** Writes random queries that are valid against a schema, with aliases, arguments, conditions and fragments. */
public final class QueryGenerator {
    private final GraphQLSchema schema;
    private final Random random;
    private int aliases;
    private boolean conditional = true;

    public QueryGenerator(GraphQLSchema schema, Random random) {
        this.schema = schema;
        this.random = random;
    }

    /** From now on without {@code @skip} and {@code @include}. */
    public QueryGenerator unconditional() {
        conditional = false;
        return this;
    }

    /** A query with {@code $yes} and {@code $no}, which mean what they say. */
    public String query() {
        aliases = 0;
        String selections = selections(schema.getQueryType(), 0);
        // Every variable is used at least once, as a valid query has to.
        String spare = spare();
        if (!conditional) {
            return (spare.isEmpty() ? "" : "query ($one: Int = 1) ")
                    + selections.substring(0, selections.length() - 1) + spare + "}";
        }
        return "query ($yes: Boolean = true, $no: Boolean = false" + (spare.isEmpty() ? ") " : ", $one: Int = 1) ")
                + selections.substring(0, selections.length() - 1)
                + "... @include(if: $yes) @skip(if: $no) { __typename } " + spare + "}";
    }

    /** A field with an integer argument, where the root has one. */
    private String spare() {
        for (GraphQLFieldDefinition field : schema.getQueryType().getFieldDefinitions()) {
            for (GraphQLArgument argument : field.getArguments()) {
                boolean integer = GraphQLTypeUtil.unwrapAll(argument.getType()).getName().equals("Int")
                        && GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLCompositeType;
                if (integer) {
                    return "spare: " + field.getName() + "(" + argument.getName() + ": $one) { __typename } ";
                }
            }
        }
        return "";
    }

    private String selections(GraphQLCompositeType type, int depth) {
        List<String> parts = new ArrayList<>();
        int count = 1 + random.nextInt(depth == 0 ? 3 : 4);
        for (int i = 0; i < count; i++) {
            parts.add(selection(type, depth));
        }
        return "{ " + String.join(" ", parts) + " }";
    }

    private String selection(GraphQLCompositeType type, int depth) {
        int dice = random.nextInt(20);
        if (dice == 0) {
            return "__typename" + condition();
        }
        if (depth > 6 && type instanceof GraphQLUnionType) {
            return "__typename";
        }
        if (type instanceof GraphQLUnionType || depth < 6 && dice < (type instanceof GraphQLInterfaceType ? 10 : 3)) {
            GraphQLCompositeType narrowed = fragmentType(type);
            return "... on " + narrowed.getName() + condition() + " " + selections(narrowed, depth + 1);
        }
        List<GraphQLFieldDefinition> fields = ((GraphQLFieldsContainer) type).getFieldDefinitions()
                .stream()
                .filter(field -> depth < 6
                        || !(GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLCompositeType))
                .toList();
        return fields.isEmpty() ? "__typename" : field(fields.get(random.nextInt(fields.size())), depth);
    }

    private GraphQLCompositeType fragmentType(GraphQLCompositeType type) {
        List<GraphQLCompositeType> candidates = new ArrayList<>(List.of(type));
        switch (type) {
            case GraphQLInterfaceType abstractType -> candidates.addAll(schema.getImplementations(abstractType));
            case GraphQLUnionType union ->
                union.getTypes().forEach(member -> candidates.add((GraphQLObjectType) member));
            case GraphQLObjectType object -> object.getInterfaces()
                    .forEach(each -> candidates.add((GraphQLInterfaceType) each));
            default -> throw new IllegalStateException("not a composite type");
        }
        // Interfaces that only some of the types have, too.
        for (GraphQLCompositeType candidate : List.copyOf(candidates)) {
            if (candidate instanceof GraphQLObjectType object) {
                object.getInterfaces().forEach(each -> candidates.add((GraphQLInterfaceType) each));
            }
        }
        return candidates.get(random.nextInt(candidates.size()));
    }

    private String field(GraphQLFieldDefinition field, int depth) {
        String arguments = arguments(field);
        // A field with arguments always has an alias of its own, or it might not merge with its like.
        boolean aliased = !arguments.isEmpty() || random.nextInt(8) == 0;
        String alias = aliased ? "x" + aliases++ + ": " : "";
        GraphQLNamedType below = GraphQLTypeUtil.unwrapAll(field.getType());
        return alias + field.getName() + arguments + condition()
                + (below instanceof GraphQLCompositeType composite ? " " + selections(composite, depth + 1) : "");
    }

    private String condition() {
        return !conditional ? "" : switch (random.nextInt(16)) {
            case 0 -> " @include(if: $yes)";
            case 1 -> " @skip(if: $no)";
            case 2 -> " @skip(if: $yes)";
            default -> "";
        };
    }

    private String arguments(GraphQLFieldDefinition field) {
        List<String> given = new ArrayList<>();
        for (GraphQLArgument argument : field.getArguments()) {
            if (argument.getType() instanceof GraphQLNonNull || random.nextBoolean()) {
                given.add(argument.getName() + ": " + value(argument.getName(), argument.getType()));
            }
        }
        return given.isEmpty() ? "" : "(" + String.join(", ", given) + ")";
    }

    private String value(String name, GraphQLType type) {
        GraphQLNamedType named = GraphQLTypeUtil.unwrapAll(type);
        boolean list = GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(type));
        String one = switch (named) {
            case GraphQLEnumType constants -> constants.getValues()
                    .get(random.nextInt(constants.getValues().size()))
                    .getName();
            case GraphQLInputObjectType input -> "{" + input.getFields().getFirst().getName() + ": "
                    + value(name, input.getFields().getFirst().getType()) + "}";
            default -> switch (named.getName()) {
                case "Int" ->
                    random.nextBoolean() && !spare().isEmpty() ? "$one" : String.valueOf(1 + random.nextInt(3));
                case "Boolean" -> String.valueOf(random.nextBoolean());
                case "ID" -> "\"" + List.of("u1", "u2", "b1", "t1", "t2", "r01", "t0").get(random.nextInt(7)) + "\"";
                default -> "\"text\"";
            };
        };
        return list ? "[" + one + "]" : one;
    }
}
