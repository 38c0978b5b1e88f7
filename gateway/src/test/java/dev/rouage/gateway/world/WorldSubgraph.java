package dev.rouage.gateway.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.rouage.gateway.selection.FieldSelection;
import dev.rouage.gateway.selection.SelectionReader;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.Document;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.SDLDefinition;
import graphql.language.SchemaExtensionDefinition;
import graphql.language.StringValue;
import graphql.parser.Parser;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLSchema;
import graphql.schema.TypeResolver;
import graphql.schema.idl.FieldWiringEnvironment;
import graphql.schema.idl.InterfaceWiringEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnionWiringEnvironment;
import graphql.schema.idl.WiringFactory;
import org.jspecify.annotations.Nullable;

/**
 * One subgraph of a world. It answers an external field only from what a representation brought along or a
 * {@code @provides} promised, so that a plan which asks it for more than it knows is found out.
 */
public final class WorldSubgraph {
    private static final String FEDERATION = """
            scalar _Any
            scalar FieldSet
            directive @key(fields: String!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
            directive @external on FIELD_DEFINITION | OBJECT
            directive @requires(fields: String!) on FIELD_DEFINITION
            directive @provides(fields: String!) on FIELD_DEFINITION
            directive @shareable repeatable on FIELD_DEFINITION | OBJECT
            directive @override(from: String!) on FIELD_DEFINITION
            directive @inaccessible on FIELD_DEFINITION | OBJECT
            """;
    private static final String SENT = "$sent";

    private final WorldData data;
    private final Map<String, List<List<String>>> keys = new HashMap<>();
    private final Map<String, Set<String>> externals = new HashMap<>();
    private final GraphQL graphQl;

    WorldSubgraph(String sdl, WorldData data) {
        this.data = data;
        Document document = Parser.parse(sdl);
        for (var type : document.getDefinitionsOfType(ObjectTypeDefinition.class)) {
            type.getDirectives("key").forEach(key -> addKey(type.getName(), key));
            for (FieldDefinition field : type.getFieldDefinitions()) {
                if (!field.getDirectives("external").isEmpty()) {
                    externals.computeIfAbsent(type.getName(), _ -> new TreeSet<>()).add(field.getName());
                }
            }
        }
        externals.forEach((type, fields) -> fields.removeIf(
                field -> keys.getOrDefault(type, List.of()).stream().anyMatch(key -> key.contains(field))));
        graphQl = GraphQL.newGraphQL(schema(document)).build();
    }

    private void addKey(String type, Directive key) {
        String fields = ((StringValue) key.getArgument("fields").getValue()).getValue();
        keys.computeIfAbsent(type, _ -> new ArrayList<>())
                .add(SelectionReader.fieldSet(fields)
                        .selections()
                        .stream()
                        .map(each -> ((FieldSelection) each).name())
                        .toList());
    }

    private GraphQLSchema schema(Document document) {
        TypeDefinitionRegistry registry = new SchemaParser().parse(FEDERATION);
        boolean hasQuery = false;
        for (var definition : document.getDefinitions()) {
            if (!(definition instanceof SchemaExtensionDefinition) && !(definition instanceof DirectiveDefinition)) {
                registry.add((SDLDefinition<?>) definition);
            }
            hasQuery |= definition instanceof ObjectTypeDefinition type && type.getName().equals("Query");
        }
        String query = hasQuery ? "extend type Query" : "type Query";
        registry.merge(new SchemaParser().parse(keys.isEmpty()
                ? query + " { _service: String }"
                : query + " { _entities(representations: [_Any!]!): [_Entity]! } union _Entity = "
                        + String.join(" | ", new TreeSet<>(keys.keySet()))));
        return new SchemaGenerator().makeExecutableSchema(registry, wiring(this::fetch));
    }

    static RuntimeWiring wiring(DataFetcher<@Nullable Object> fetcher) {
        TypeResolver byName = environment -> environment.getSchema()
                .getObjectType(String.valueOf(((Map<?, ?>) environment.getObject()).get("__typename")));
        return RuntimeWiring.newRuntimeWiring()
                .scalar(AnyScalar.NAMED_ANY)
                .scalar(AnyScalar.NAMED_FIELD_SET)
                .wiringFactory(new WiringFactory() {
                    @Override
                    public boolean providesTypeResolver(InterfaceWiringEnvironment environment) {
                        return true;
                    }

                    @Override
                    public TypeResolver getTypeResolver(InterfaceWiringEnvironment environment) {
                        return byName;
                    }

                    @Override
                    public boolean providesTypeResolver(UnionWiringEnvironment environment) {
                        return true;
                    }

                    @Override
                    public TypeResolver getTypeResolver(UnionWiringEnvironment environment) {
                        return byName;
                    }

                    @Override
                    public DataFetcher<?> getDefaultDataFetcher(FieldWiringEnvironment environment) {
                        return fetcher;
                    }
                })
                .build();
    }

    private @Nullable Object fetch(DataFetchingEnvironment environment) {
        String field = environment.getField().getName();
        if (field.equals("_entities")) {
            List<Map<String, Object>> representations = environment.getArgument("representations");
            return representations.stream().map(this::entity).toList();
        }
        Map<String, Object> source = environment.getSource();
        if (source != null && externals.getOrDefault(source.get("__typename"), Set.of()).contains(field)) {
            boolean sent = source.get(SENT) instanceof Set<?> names && names.contains(field);
            if (!sent && !isProvided(environment)) {
                throw new IllegalStateException(field + " is external and was neither sent nor promised");
            }
        }
        return WorldData.fetch(environment);
    }

    private static boolean isProvided(DataFetchingEnvironment environment) {
        var above = environment.getExecutionStepInfo().getParent();
        while (above != null && above.hasParent()) {
            var definition = above.getFieldDefinition();
            if (definition != null && definition.hasAppliedDirective("provides")) {
                return true;
            }
            above = above.getParent();
        }
        return false;
    }

    private @Nullable Map<String, Object> entity(Map<String, Object> representation) {
        List<String> key = keys.getOrDefault(String.valueOf(representation.get("__typename")), List.of())
                .stream()
                .filter(representation.keySet()::containsAll)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no key in " + representation));
        Map<String, Object> found = data.find(representation, key);
        if (found == null) {
            return null;
        }
        Map<String, Object> entity = new HashMap<>(found);
        entity.putAll(representation);
        entity.put(SENT, Set.copyOf(representation.keySet()));
        key.forEach(field -> entity.put(field, found.get(field)));
        return entity;
    }

    /** Answers as a server would: {@code data} and {@code errors}. */
    public Map<String, Object> answer(String document, Map<String, Object> variables) {
        ExecutionResult result = graphQl.execute(ExecutionInput.newExecutionInput(document)
                .root(data.root(document.startsWith("mutation") ? "Mutation" : "Query"))
                .variables(variables)
                .build());
        return result.toSpecification();
    }
}
