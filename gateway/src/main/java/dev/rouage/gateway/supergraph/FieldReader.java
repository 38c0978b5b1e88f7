package dev.rouage.gateway.supergraph;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
import graphql.language.FieldDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.schema.idl.TypeInfo;
import org.jspecify.annotations.Nullable;

import static dev.rouage.gateway.supergraph.SupergraphDocument.flag;
import static dev.rouage.gateway.supergraph.SupergraphDocument.text;

/** Reads the fields of composite types: what each subgraph knows of them. */
final class FieldReader {
    private final Map<String, Subgraph> graphs;
    private final Set<String> leaves;

    /** @param leaves the names of all types that have no fields */
    FieldReader(Map<String, Subgraph> graphs, Set<String> leaves) {
        this.graphs = graphs;
        this.leaves = leaves;
    }

    TypeField read(String owner, FieldDefinition definition, Set<Subgraph> ownerGraphs) {
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

    /** A leaf that a subgraph requires it can't answer itself, even where composers leave that unsaid. */
    static Map<String, TypeField> withoutRequired(Map<String, TypeField> fields) {
        Map<Subgraph, Set<String>> required = new HashMap<>();
        fields.values().forEach(field -> field.places().forEach((graph, place) -> {
            for (Selection selection : place.requires().selections()) {
                if (selection instanceof FieldSelection needed && needed.selections().isEmpty()) {
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

    Subgraph graph(Directive directive, String where) {
        Subgraph graph = graphs.get(text(directive, "graph"));
        if (graph == null) {
            throw new SupergraphException("@" + directive.getName() + " on " + where + " names the unknown subgraph "
                    + text(directive, "graph"));
        }
        return graph;
    }

    static SelectionSet fieldSet(@Nullable String text, String where) {
        try {
            return text == null || text.isBlank() ? SelectionSet.EMPTY : SelectionReader.fieldSet(text);
        } catch (InvalidSyntaxException | IllegalArgumentException invalid) {
            throw new SupergraphException("the field set \"" + text + "\" on " + where + " cannot be read", invalid);
        }
    }
}
