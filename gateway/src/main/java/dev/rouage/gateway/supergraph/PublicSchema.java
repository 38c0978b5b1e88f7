package dev.rouage.gateway.supergraph;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import graphql.introspection.Introspection.DirectiveLocation;
import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.NamedNode;
import graphql.language.ObjectTypeDefinition;
import graphql.language.SDLDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.SchemaDefinition;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import graphql.language.UnionTypeDefinition;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.errors.SchemaProblem;
import org.jspecify.annotations.Nullable;

import static dev.rouage.gateway.supergraph.SupergraphDocument.isInaccessible;
import static dev.rouage.gateway.supergraph.SupergraphDocument.text;

/** Takes out of a supergraph what is not for clients: join and link machinery, and inaccessible elements. */
final class PublicSchema {
    private static final Set<String> PUBLIC_DIRECTIVES = Set.of("deprecated", "specifiedBy", "oneOf");
    private static final Set<String> EXECUTABLE = Stream.of(DirectiveLocation.QUERY, DirectiveLocation.MUTATION,
            DirectiveLocation.SUBSCRIPTION, DirectiveLocation.FIELD, DirectiveLocation.FRAGMENT_DEFINITION,
            DirectiveLocation.FRAGMENT_SPREAD, DirectiveLocation.INLINE_FRAGMENT, DirectiveLocation.VARIABLE_DEFINITION)
            .map(Enum::name)
            .collect(Collectors.toUnmodifiableSet());

    private static final DirectiveDefinition DEFER = new SchemaParser().parse("""
            "What this fragment selects may be answered later than what is around it, in a part of its own."
            directive @defer(
              "Whether it is."
              if: Boolean! = true
              "Which part it is; no other fragment of the document has the same."
              label: String
            ) on FRAGMENT_SPREAD | INLINE_FRAGMENT
            """).getDirectiveDefinitions().get("defer");

    private final Set<String> features;
    private final Set<String> hidden = new HashSet<>();

    private PublicSchema(Document document) {
        features = features(document);
        for (var type : document.getDefinitionsOfType(TypeDefinition.class)) {
            if (isMachinery(type.getName()) || hasInaccessible(type)) {
                hidden.add(type.getName());
            }
        }
    }

    static GraphQLSchema of(Document document) {
        var schema = new PublicSchema(document);
        var registry = new TypeDefinitionRegistry();
        document.getDefinitions().stream().map(schema::visible).forEach(definition -> {
            if (definition != null) {
                registry.add(definition).ifPresent(error -> {
                    throw new SupergraphException("the supergraph is not a valid schema: " + error.getMessage());
                });
            }
        });
        if (registry.getDirectiveDefinition(DEFER.getName()).isEmpty()) {
            // The gateway's own: subgraphs never see it.
            registry.add(DEFER);
        }
        try {
            RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring().wiringFactory(new OpaqueWiring()).build();
            return new SchemaGenerator().makeExecutableSchema(registry, wiring);
        } catch (SchemaProblem problem) {
            throw new SupergraphException("the supergraph is not a valid schema: " + problem.getMessage(), problem);
        }
    }

    /** The names of the linked specifications, which are the prefixes of the types that they bring. */
    private static Set<String> features(Document document) {
        Set<String> names = new HashSet<>(Set.of("join", "link", "core", "federation"));
        for (var schema : document.getDefinitionsOfType(SchemaDefinition.class)) {
            for (Directive link : schema.getDirectives("link")) {
                String as = text(link, "as");
                String url = text(link, "url");
                String[] path = url == null ? new String[0] : url.split("/");
                if (as != null) {
                    names.add(as);
                } else if (path.length > 1) {
                    names.add(path[path.length - 2]);
                }
            }
        }
        return names;
    }

    private boolean isMachinery(String name) {
        int prefix = name.indexOf("__");
        return prefix > 0 && features.contains(name.substring(0, prefix));
    }

    private static boolean hasInaccessible(Definition<?> definition) {
        return definition instanceof DirectivesContainer<?> container && isInaccessible(container);
    }

    private @Nullable SDLDefinition<?> visible(Definition<?> definition) {
        if (definition instanceof NamedNode<?> named && hidden.contains(named.getName())) {
            return null;
        }
        return switch (definition) {
            case SchemaDefinition schema -> schema.transform(to -> to.directives(List.of()));
            case DirectiveDefinition directive -> visible(directive);
            case ObjectTypeDefinition type -> type.transform(to -> to.directives(kept(type.getDirectives()))
                    .implementz(shown(type.getImplements()))
                    .fieldDefinitions(fields(type.getFieldDefinitions())));
            case InterfaceTypeDefinition type -> type.transform(to -> to.directives(kept(type.getDirectives()))
                    .implementz(shown(type.getImplements()))
                    .definitions(fields(type.getFieldDefinitions())));
            case UnionTypeDefinition type -> type.transform(to -> to.directives(kept(type.getDirectives()))
                    .memberTypes(shown(type.getMemberTypes())));
            case EnumTypeDefinition type -> visible(type);
            case InputObjectTypeDefinition type -> type.transform(to -> to.directives(kept(type.getDirectives()))
                    .inputValueDefinitions(inputs(type.getInputValueDefinitions())));
            case ScalarTypeDefinition type -> type.transform(to -> to.directives(kept(type.getDirectives())));
            default -> throw new SupergraphException("the supergraph holds an unexpected definition: "
                    + definition.getClass().getSimpleName());
        };
    }

    private @Nullable DirectiveDefinition visible(DirectiveDefinition directive) {
        boolean forClients = !isMachinery(directive.getName()) && directive.getDirectiveLocations()
                .stream()
                .allMatch(location -> EXECUTABLE.contains(location.getName()));
        return forClients ? directive : null;
    }

    private static EnumTypeDefinition visible(EnumTypeDefinition type) {
        var values = type.getEnumValueDefinitions()
                .stream()
                .filter(value -> !isInaccessible(value))
                .map(value -> value.transform(to -> to.directives(kept(value.getDirectives()))))
                .toList();
        return type.transform(to -> to.directives(kept(type.getDirectives())).enumValueDefinitions(values));
    }

    private List<FieldDefinition> fields(List<FieldDefinition> fields) {
        return fields.stream()
                .filter(field -> !isInaccessible(field))
                .map(field -> field.transform(to -> to.directives(kept(field.getDirectives()))
                        .inputValueDefinitions(inputs(field.getInputValueDefinitions()))))
                .toList();
    }

    private static List<InputValueDefinition> inputs(List<InputValueDefinition> inputs) {
        return inputs.stream()
                .filter(input -> !isInaccessible(input))
                .map(input -> input.transform(to -> to.directives(kept(input.getDirectives()))))
                .toList();
    }

    @SuppressWarnings("rawtypes") // graphql-java hands the members of types out raw
    private List<Type> shown(List<Type> names) {
        return names.stream()
                .filter(type -> !(type instanceof TypeName named && hidden.contains(named.getName())))
                .toList();
    }

    private static List<Directive> kept(List<Directive> directives) {
        return directives.stream().filter(directive -> PUBLIC_DIRECTIVES.contains(directive.getName())).toList();
    }
}
