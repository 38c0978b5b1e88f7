package dev.rouage.gateway.supergraph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
import org.jspecify.annotations.Nullable;

import static dev.rouage.gateway.supergraph.SupergraphDocument.flag;
import static dev.rouage.gateway.supergraph.SupergraphDocument.text;

/** Reads the join directives of a supergraph into the model. */
final class SupergraphReader {
    private final Map<String, Subgraph> graphs = new LinkedHashMap<>();
    private final Map<String, CompositeType> types = new LinkedHashMap<>();
    private final Map<String, Set<String>> members = new HashMap<>();
    private final Set<String> leaves = new HashSet<>(Set.of("Int", "Float", "String", "Boolean", "ID"));

    private final FieldReader fieldReader = new FieldReader(graphs, leaves);

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
                .computeIfAbsent(fieldReader.graph(directive, abstractType), _ -> new LinkedHashSet<>())
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
            fields.put(field.getName(), fieldReader.read(name, field, places.keySet()));
        }
        types.put(name, new CompositeType(name, kind, FieldReader.withoutRequired(fields), places, byGraph));
    }

    private Map<Subgraph, TypePlace> readPlaces(DirectivesContainer<?> definition, String name) {
        Map<Subgraph, List<EntityKey>> keys = new LinkedHashMap<>();
        Set<Subgraph> interfaceObjects = new LinkedHashSet<>();
        for (Directive directive : definition.getDirectives("join__type")) {
            Subgraph graph = fieldReader.graph(directive, name);
            List<EntityKey> graphKeys = keys.computeIfAbsent(graph, _ -> new ArrayList<>());
            String key = text(directive, "key");
            if (key != null) {
                graphKeys.add(new EntityKey(FieldReader.fieldSet(key, name), flag(directive, "resolvable", true)));
            }
            if (flag(directive, "isInterfaceObject", false)) {
                interfaceObjects.add(graph);
            }
        }
        Map<Subgraph, TypePlace> places = new LinkedHashMap<>();
        keys.forEach((graph, list) -> places.put(graph, new TypePlace(list, interfaceObjects.contains(graph))));
        return places;
    }
}
