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
import graphql.TypeResolutionEnvironment;
import graphql.language.Argument;
import graphql.language.BooleanValue;
import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.FieldDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.SDLDefinition;
import graphql.language.SchemaExtensionDefinition;
import graphql.language.StringValue;
import graphql.parser.Parser;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.TypeResolver;
import graphql.schema.idl.FieldWiringEnvironment;
import graphql.schema.idl.InterfaceWiringEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.ScalarInfo;
import graphql.schema.idl.ScalarWiringEnvironment;
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
            directive @override(from: String!, label: String) on FIELD_DEFINITION
            directive @extends on OBJECT | INTERFACE
            directive @interfaceObject on OBJECT
            directive @inaccessible on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ARGUMENT_DEFINITION | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION
            """;

    private final WorldData data;
    private final Map<String, List<List<String>>> keys = new HashMap<>();
    private final Map<String, Set<String>> externals = new HashMap<>();
    private final Set<String> interfaceObjects = new TreeSet<>();
    private final GraphQL graphQl;

    WorldSubgraph(String sdl, WorldData data) {
        this.data = data;
        Document document = based(Parser.parse(sdl));
        document.getDefinitionsOfType(ObjectTypeDefinition.class).forEach(type -> {
            addKeys(type.getName(), type);
            addExternals(type.getName(), type, type.getFieldDefinitions());
            if (!type.getDirectives("interfaceObject").isEmpty()) {
                interfaceObjects.add(type.getName());
            }
        });
        document.getDefinitionsOfType(InterfaceTypeDefinition.class)
                .forEach(type -> addKeys(type.getName(), type));
        externals.forEach((type, fields) -> fields.removeIf(
                field -> keys.getOrDefault(type, List.of()).stream().anyMatch(key -> key.contains(field))));
        graphQl = GraphQL.newGraphQL(schema(document)).build();
    }

    /** Extensions of types that the subgraph does not define are its definitions of them. */
    private static Document based(Document document) {
        Set<String> defined = new TreeSet<>();
        document.getDefinitions().forEach(each -> {
            if (each instanceof ObjectTypeDefinition type && !(each instanceof ObjectTypeExtensionDefinition)) {
                defined.add(type.getName());
            }
        });
        return document.transform(to -> to.definitions(document.getDefinitions()
                .stream()
                .<Definition>map(each -> each instanceof ObjectTypeExtensionDefinition type
                        && defined.add(type.getName())
                                ? ObjectTypeDefinition.newObjectTypeDefinition()
                                        .name(type.getName())
                                        .implementz(type.getImplements())
                                        .directives(type.getDirectives())
                                        .fieldDefinitions(type.getFieldDefinitions())
                                        .build()
                                : each)
                .toList()));
    }

    private void addKeys(String type, DirectivesContainer<?> definition) {
        definition.getDirectives("key")
                .stream()
                .filter(key -> !(key.getArgument("resolvable") instanceof Argument resolvable
                        && resolvable.getValue() instanceof BooleanValue value && !value.isValue()))
                .forEach(key -> addKey(type, key));
    }

    private void addExternals(String type, DirectivesContainer<?> definition, List<FieldDefinition> fields) {
        for (FieldDefinition field : fields) {
            if (!field.getDirectives("external").isEmpty() || !definition.getDirectives("external").isEmpty()) {
                externals.computeIfAbsent(type, _ -> new TreeSet<>()).add(field.getName());
            }
        }
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
        Set<String> objects = new TreeSet<>();
        for (var definition : document.getDefinitions()) {
            if (definition instanceof ObjectTypeDefinition type) {
                objects.add(type.getName());
            }
            if (!(definition instanceof SchemaExtensionDefinition) && !(definition instanceof DirectiveDefinition)) {
                registry.add((SDLDefinition<?>) definition);
            }
        }
        String query = objects.contains("Query") ? "extend type Query" : "type Query";
        Set<String> entities = new TreeSet<>(keys.keySet());
        entities.retainAll(objects);
        registry.merge(new SchemaParser().parse(entities.isEmpty()
                ? query + " { _service: String }"
                : query + " { _entities(representations: [_Any!]!): [_Entity]! } union _Entity = "
                        + String.join(" | ", entities)));
        return new SchemaGenerator().makeExecutableSchema(registry, wiring(this::fetch, data));
    }

    static RuntimeWiring wiring(DataFetcher<@Nullable Object> fetcher, WorldData data) {
        TypeResolver byName = environment -> type(environment, data);
        return RuntimeWiring.newRuntimeWiring()
                .wiringFactory(new WiringFactory() {
                    @Override
                    public boolean providesScalar(ScalarWiringEnvironment environment) {
                        return !ScalarInfo.isGraphqlSpecifiedScalar(environment.getScalarTypeDefinition().getName());
                    }

                    @Override
                    public GraphQLScalarType getScalar(ScalarWiringEnvironment environment) {
                        return AnyScalar.named(environment.getScalarTypeDefinition().getName());
                    }

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

    /** The type of an object by its name; where the subgraph doesn't know that, an interface object that it is. */
    private static GraphQLObjectType type(TypeResolutionEnvironment environment, WorldData data) {
        String name = String.valueOf(((Map<?, ?>) environment.getObject()).get("__typename"));
        GraphQLObjectType type = environment.getSchema().getObjectType(name);
        return type != null
                ? type
                : environment.getSchema()
                        .getAllTypesAsList()
                        .stream()
                        .filter(each -> each instanceof GraphQLObjectType && data.isOne(name, each.getName()))
                        .map(GraphQLObjectType.class::cast)
                        .findFirst()
                        .orElse(null);
    }

    private @Nullable Object fetch(DataFetchingEnvironment environment) {
        String field = environment.getField().getName();
        if (field.equals("_entities")) {
            List<Map<String, Object>> representations = environment.getArgument("representations");
            return representations.stream().map(this::entity).toList();
        }
        Map<String, Object> source = environment.getSource();
        String type = ((GraphQLNamedType) environment.getParentType()).getName();
        if (source != null && externals.getOrDefault(type, Set.of()).contains(field)) {
            boolean sent = source.get(WorldData.SENT) instanceof Set<?> names && names.contains(field);
            if (!sent && !isProvided(environment)) {
                throw new IllegalStateException(type + "." + field + " is external and was neither sent nor promised");
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
        String type = String.valueOf(representation.get("__typename"));
        List<String> key = keys.getOrDefault(type, List.of())
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
        entity.put("__typename", interfaceObjects.contains(type) ? type : found.get("__typename"));
        entity.put(WorldData.SENT, Set.copyOf(representation.keySet()));
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
