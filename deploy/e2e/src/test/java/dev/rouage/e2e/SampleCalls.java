package dev.rouage.e2e;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/** Makes a call of any field of Query from the schema that the graph itself tells. */
final class SampleCalls {

    private static final int DEPTH = 3;
    /** Arguments that a field can't do without, though its schema can't say so. */
    private static final Map<String, String> ONE_OF_SEVERAL = Map.of("prospectsNeeded", "targetCustomers: 10");
    /** The records behind each of thirty figures are too much of a sample. */
    private static final Set<String> LEFT_OUT = Set.of("records");
    private static final String TYPE = "kind name ofType { kind name ofType { kind name ofType { kind name } } }";
    private static final String INTROSPECTION = """
            { __schema { types { kind name fields { name type { %s } args { name defaultValue type { %s } } }
              enumValues { name } } } }""".formatted(TYPE, TYPE);

    private final Map<String, JsonNode> types = new HashMap<>();
    private final Map<String, JsonNode> queryFields = new TreeMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private final Graph graph;

    /** @param known the ids of what is not found in a list, by the field that takes them */
    SampleCalls(Graph graph, Map<String, String> known) {
        this.graph = graph;
        graph.ask(INTROSPECTION).data("/__schema/types").forEach(type -> types.put(type.path("name").asText(), type));
        types.get("Query").path("fields").forEach(field -> queryFields.put(field.path("name").asText(), field));
        ids.putAll(known);
    }

    List<String> queryFields() {
        return List.copyOf(queryFields.keySet());
    }

    /** A call with a value for each argument that needs one, and a selection of everything near. */
    String callOf(String field) {
        return call(queryFields.get(field)) + selection(named(queryFields.get(field).path("type")), DEPTH);
    }

    private String call(JsonNode field) {
        Stream<String> needed = StreamSupport.stream(field.path("args").spliterator(), false)
                .filter(SampleCalls::isNeeded)
                .map(argument -> argument.path("name").asText() + ": " + value(field.path("name").asText(), argument));
        String arguments = Stream.concat(needed,
                Stream.ofNullable(ONE_OF_SEVERAL.get(field.path("name").asText())))
                .collect(Collectors.joining(", "));
        return field.path("name").asText() + (arguments.isEmpty() ? "" : "(" + arguments + ")");
    }

    private static boolean isNeeded(JsonNode argument) {
        return argument.at("/type/kind").asText().equals("NON_NULL") && argument.path("defaultValue").isNull();
    }

    private String value(String field, JsonNode argument) {
        String type = named(argument.path("type"));
        return switch (type) {
            case "PeriodInput", "PeriodInputInput" -> "{named: LAST_QUARTER}";
            case "ID" -> "\"" + ids.computeIfAbsent(field, this::firstId) + "\"";
            default -> firstWord(type, argument);
        };
    }

    private String firstWord(String type, JsonNode argument) {
        JsonNode words = types.get(type).path("enumValues");
        if (words.isEmpty()) {
            throw new AssertionError("No sample value known for the argument " + argument);
        }
        return words.get(0).path("name").asText();
    }

    /** The id of the first node of the list that belongs to a single field: {@code team} and {@code teams}. */
    private String firstId(String field) {
        String list = field.endsWith("y") ? field.substring(0, field.length() - 1) + "ies" : field + "s";
        return graph.ask("{ %s(first: 1) { nodes { id } } }".formatted(list)).data("/" + list + "/nodes/0/id").asText();
    }

    private String selection(String type, int depth) {
        String fields = StreamSupport.stream(types.get(type).path("fields").spliterator(), false)
                .filter(field -> StreamSupport.stream(field.path("args").spliterator(), false)
                        .noneMatch(SampleCalls::isNeeded))
                .filter(field -> !LEFT_OUT.contains(field.path("name").asText()))
                .map(field -> selected(field, depth))
                .filter(selected -> !selected.isEmpty())
                .collect(Collectors.joining(" "));
        return fields.isEmpty() ? "" : " { " + fields + " }";
    }

    private String selected(JsonNode field, int depth) {
        String name = field.path("name").asText();
        boolean leaf = types.get(named(field.path("type"))).path("fields").isEmpty();
        if (leaf) {
            return name;
        }
        String below = depth == 0 ? "" : selection(named(field.path("type")), depth - 1);
        return below.isEmpty() ? "" : name + below;
    }

    private static String named(JsonNode type) {
        return type.path("ofType").isObject() ? named(type.path("ofType")) : type.path("name").asText();
    }
}
