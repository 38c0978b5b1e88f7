package dev.rouage.gateway.supergraph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.rouage.gateway.selection.FieldSelection;
import dev.rouage.gateway.selection.Selection;
import dev.rouage.gateway.selection.SelectionReader;
import dev.rouage.gateway.selection.SelectionSet;
import graphql.language.AstPrinter;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.TypeDefinition;
import graphql.language.UnionTypeDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.schema.idl.TypeInfo;
import org.jspecify.annotations.Nullable;

import static dev.rouage.gateway.supergraph.SupergraphDocument.flag;
import static dev.rouage.gateway.supergraph.SupergraphDocument.text;

/** Reads the join directives of a supergraph into the model. */
final class SupergraphReader {
    private final Map<String, Subgraph> graphs = new LinkedHashMap<>();
    private final Map<String, CompositeType> types = new LinkedHashMap<>();
    private final Map<String, Set<String>> members = new HashMap<>();
    private final Set<String> leaves = new HashSet<>(Set.of("Int", "Float", "String", "Boolean", "ID"));

    SupergraphReader(Document document) {
        document.getDefinitionsOfType(EnumTypeDefinition.class).forEach(each -> leaves.add(each.getName()));
        document.getDefinitionsOfType(ScalarTypeDefinition.class).forEach(each -> leaves.add(each.getName()));
        for (var definition : document.getDefinitionsOfType(EnumTypeDefinition.class)) {
            if (definition.getName().equals("join__Graph")) {
                readGraphs(definition);
            }
        }
        Map<String, Map<Subgraph, Set<String>>> abstractMembers = readMembers(document);
        for (var definition : document.getDefinitionsOfType(TypeDefinition.class)) {
            switch (definition) {
                case ObjectTypeDefinition object -> add(object, CompositeType.Kind.OBJECT,
                        object.getFieldDefinitions(), null);
                case InterfaceTypeDefinition type -> add(type, CompositeType.Kind.INTERFACE,
                        type.getFieldDefinitions(), abstractMembers.get(type.getName()));
                case UnionTypeDefinition union -> add(union, CompositeType.Kind.UNION, List.of(),
                        abstractMembers.get(union.getName()));
                default -> {
                    // Leaf and input types have no place in plans.
                }
            }
        }
    }

    List<Subgraph> subgraphs() {
        return List.copyOf(graphs.values());
    }

    Map<String, CompositeType> types() {
        return types;
    }

    Map<String, Set<String>> members() {
        return members;
    }

    private void readGraphs(EnumTypeDefinition definition) {
        for (var value : definition.getEnumValueDefinitions()) {
            Directive graph = value.getDirectives("join__graph")
                    .stream()
                    .findFirst()
                    .orElseThrow(() -> new SupergraphException(
                            "join__Graph." + value.getName() + " lacks @join__graph(name:, url:)"));
            String name = text(graph, "name");
            String url = text(graph, "url");
            graphs.put(value.getName(), new Subgraph(
                    value.getName(), name == null ? value.getName() : name, url == null ? "" : url));
        }
        if (graphs.isEmpty()) {
            throw new SupergraphException("join__Graph names no subgraph");
        }
    }

    /** For each interface and union, by subgraph, the object types it stands for. */
    private Map<String, Map<Subgraph, Set<String>>> readMembers(Document document) {
        Map<String, Map<Subgraph, Set<String>>> found = new HashMap<>();
        for (var object : document.getDefinitionsOfType(ObjectTypeDefinition.class)) {
            for (Directive directive : object.getDirectives("join__implements")) {
                member(found, text(directive, "interface"), directive, object.getName());
            }
        }
        for (var union : document.getDefinitionsOfType(UnionTypeDefinition.class)) {
            for (Directive directive : union.getDirectives("join__unionMember")) {
                member(found, union.getName(), directive, text(directive, "member"));
            }
        }
        return found;
    }

    private void member(Map<String, Map<Subgraph, Set<String>>> found, @Nullable String abstractType,
            Directive directive, @Nullable String object) {
        if (abstractType == null || object == null) {
            throw new SupergraphException("@" + directive.getName() + " lacks an argument");
        }
        found.computeIfAbsent(abstractType, _ -> new HashMap<>())
                .computeIfAbsent(graph(directive, abstractType), _ -> new LinkedHashSet<>())
                .add(object);
    }

    private <T extends TypeDefinition<?> & DirectivesContainer<?>> void add(T definition, CompositeType.Kind kind,
            List<FieldDefinition> fieldDefinitions, @Nullable Map<Subgraph, Set<String>> abstractMembers) {
        String name = definition.getName();
        Map<Subgraph, TypePlace> places = readPlaces(definition, name);
        Map<Subgraph, Set<String>> byGraph = abstractMembers != null ? abstractMembers : new HashMap<>();
        if (kind == CompositeType.Kind.OBJECT) {
            places.keySet().forEach(graph -> byGraph.put(graph, Set.of(name)));
        }
        Set<String> all = new LinkedHashSet<>();
        byGraph.values().forEach(all::addAll);
        members.put(name, all);
        Map<String, TypeField> fields = new LinkedHashMap<>();
        for (FieldDefinition field : fieldDefinitions) {
            fields.put(field.getName(), readField(name, field, places.keySet()));
        }
        types.put(name, new CompositeType(name, kind, withoutRequired(fields), places, byGraph));
    }

    private Map<Subgraph, TypePlace> readPlaces(DirectivesContainer<?> definition, String name) {
        Map<Subgraph, List<EntityKey>> keys = new LinkedHashMap<>();
        Set<Subgraph> interfaceObjects = new LinkedHashSet<>();
        for (Directive directive : definition.getDirectives("join__type")) {
            Subgraph graph = graph(directive, name);
            List<EntityKey> graphKeys = keys.computeIfAbsent(graph, _ -> new ArrayList<>());
            String key = text(directive, "key");
            if (key != null) {
                graphKeys.add(new EntityKey(fieldSet(key, name), flag(directive, "resolvable", true)));
            }
            if (flag(directive, "isInterfaceObject", false)) {
                interfaceObjects.add(graph);
            }
        }
        Map<Subgraph, TypePlace> places = new LinkedHashMap<>();
        keys.forEach((graph, list) -> places.put(graph, new TypePlace(list, interfaceObjects.contains(graph))));
        return places;
    }

    private TypeField readField(String owner, FieldDefinition definition, Set<Subgraph> ownerGraphs) {
        String where = owner + "." + definition.getName();
        String typeName = TypeInfo.typeInfo(definition.getType()).getName();
        Map<Subgraph, FieldPlace> places = new LinkedHashMap<>();
        Map<String, String> shapes = new TreeMap<>();
        String shape = shape(AstPrinter.printAst(definition.getType()));
        List<Directive> directives = definition.getDirectives("join__field");
        if (directives.isEmpty()) {
            var everywhere = new FieldPlace(false, SelectionSet.EMPTY, SelectionSet.EMPTY, typeName, null);
            ownerGraphs.forEach(graph -> places.put(graph, everywhere));
        }
        for (Directive directive : directives) {
            // Without a graph the field comes from an interface object: no subgraph has it on this very type.
            if (text(directive, "graph") != null) {
                Subgraph graph = declaring(directive, where, ownerGraphs);
                places.put(graph, place(directive, where, typeName));
                String type = text(directive, "type");
                shapes.put(graph.id(), type == null ? shape : shape(type));
            }
        }
        boolean uniform = shapes.values().stream().allMatch(shape::equals);
        return new TypeField(definition.getName(), typeName, uniform ? shape : shapes.toString(), places);
    }

    private Subgraph declaring(Directive directive, String where, Set<Subgraph> ownerGraphs) {
        Subgraph graph = graph(directive, where);
        if (!ownerGraphs.contains(graph)) {
            throw new SupergraphException("@join__field on " + where + " names the subgraph " + graph.id()
                    + ", which no @join__type of its type does");
        }
        return graph;
    }

    private static FieldPlace place(Directive directive, String where, String typeName) {
        if (directive.getArgument("contextArguments") != null) {
            throw new SupergraphException(where + " takes arguments from a context, which is not supported");
        }
        boolean external = flag(directive, "external", false) || flag(directive, "usedOverridden", false);
        String type = text(directive, "type");
        String label = text(directive, "overrideLabel");
        return new FieldPlace(external, fieldSet(text(directive, "requires"), where),
                fieldSet(text(directive, "provides"), where),
                type == null ? typeName : type.replaceAll("[\\[\\]!\\s]", ""),
                label == null ? null : new FieldPlace.Rollout(label, text(directive, "override") != null));
    }

    /** What a subgraph requires of a type it can't answer itself, even where composers leave that unsaid. */
    private static Map<String, TypeField> withoutRequired(Map<String, TypeField> fields) {
        Map<Subgraph, Set<String>> required = new HashMap<>();
        fields.values().forEach(field -> field.places().forEach((graph, place) -> {
            for (Selection selection : place.requires().selections()) {
                if (selection instanceof FieldSelection needed) {
                    required.computeIfAbsent(graph, _ -> new HashSet<>()).add(needed.name());
                }
            }
        }));
        Map<String, TypeField> external = new LinkedHashMap<>(fields);
        external.replaceAll((name, field) -> {
            Map<Subgraph, FieldPlace> places = new LinkedHashMap<>(field.places());
            places.replaceAll((graph, place) -> required.getOrDefault(graph, Set.of()).contains(name)
                    ? place.asExternal()
                    : place);
            return new TypeField(name, field.typeName(), field.shape(), places);
        });
        return external;
    }

    private String shape(String type) {
        String named = type.replaceAll("[\\[\\]!\\s]", "");
        return leaves.contains(named) ? type : type.replace(named, "*");
    }

    private Subgraph graph(Directive directive, String where) {
        Subgraph graph = graphs.get(text(directive, "graph"));
        if (graph == null) {
            throw new SupergraphException("@" + directive.getName() + " on " + where + " names the unknown subgraph "
                    + text(directive, "graph"));
        }
        return graph;
    }

    private static SelectionSet fieldSet(@Nullable String text, String where) {
        try {
            return text == null || text.isBlank() ? SelectionSet.EMPTY : SelectionReader.fieldSet(text);
        } catch (InvalidSyntaxException | IllegalArgumentException invalid) {
            throw new SupergraphException("the field set \"" + text + "\" on " + where + " cannot be read", invalid);
        }
    }
}
