package dev.rouage.gateway.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rouage.gateway.engine.GraphEngine;
import dev.rouage.gateway.engine.GraphRequest;
import dev.rouage.gateway.executor.ExecutionResult;
import dev.rouage.gateway.executor.SubgraphClient;
import dev.rouage.gateway.executor.SubgraphRequest;
import dev.rouage.gateway.executor.SubgraphResponse;
import dev.rouage.gateway.operation.OperationLimits;
import dev.rouage.gateway.problem.ResponseError;
import dev.rouage.gateway.supergraph.Subgraph;
import dev.rouage.gateway.supergraph.Supergraph;
import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.SchemaPrinter;

/** A federated world in this JVM: what the gateway answers, what one schema over the same data answers, and the calls. */
public final class World {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final OperationLimits GENEROUS = new OperationLimits(50_000, 50, 1_000, 100, 50_000);

    /** A request that a subgraph got. */
    public record Call(String subgraph, String document, Map<String, Object> variables) {}

    /** What came of a request: the answer as JSON text, its errors, and the calls that were made for it. */
    public record Answer(String data, List<ResponseError> errors, List<Call> calls) {}

    private final Supergraph supergraph;
    private final GraphEngine engine;
    private final Map<String, WorldSubgraph> subgraphs = new HashMap<>();
    private final Map<String, RuntimeException> broken = new HashMap<>();
    private final WorldData data;
    private final GraphQL monolith;
    private final Set<String> activeLabels = new HashSet<>();

    private World(String name) {
        Path folder = Path.of("src/test/resources/worlds", name);
        supergraph = Supergraph.parse(read(folder.resolve("supergraph.graphql")));
        engine = new GraphEngine(supergraph, GENEROUS, 1_000, labels -> {
            Set<String> active = new HashSet<>(labels);
            active.retainAll(activeLabels);
            return active;
        });
        data = new WorldData(folder.resolve("data.json"), supergraph::interfaces);
        for (Subgraph subgraph : supergraph.subgraphs()) {
            subgraphs.put(subgraph.name(),
                    new WorldSubgraph(read(folder.resolve(subgraph.name() + ".graphql")), data));
        }
        String publicSdl = new SchemaPrinter().print(supergraph.publicSchema());
        GraphQLSchema schema = new SchemaGenerator().makeExecutableSchema(
                new SchemaParser().parse(publicSdl), WorldSubgraph.wiring(WorldData::fetch, data));
        monolith = GraphQL.newGraphQL(schema).build();
    }

    public static World named(String name) {
        return new World(name);
    }

    public Supergraph supergraph() {
        return supergraph;
    }

    public GraphEngine engine() {
        return engine;
    }

    public WorldSubgraph subgraph(String name) {
        return subgraphs.get(name);
    }

    /** From now on the label of a progressive override is active. */
    public void activate(String label) {
        activeLabels.add(label);
    }

    /** Changes a field of the data. */
    public void put(String type, String name, String field, Object value) {
        data.put(type, name, field, value);
    }

    /** From now on the subgraph cannot be reached. */
    public void breakDown(String subgraph, RuntimeException failure) {
        broken.put(subgraph, failure);
    }

    public Answer ask(String query) {
        return ask(query, Map.of(), new Random(1));
    }

    public Answer ask(String query, Map<String, Object> variables) {
        return ask(query, variables, new Random(1));
    }

    /** Asks through the gateway's engine; subgraphs that are asked at once answer in a random order. */
    public Answer ask(String query, Map<String, Object> variables, Random order) {
        List<Call> calls = new ArrayList<>();
        List<Runnable> pending = new ArrayList<>();
        SubgraphClient client = (subgraph, request) -> {
            calls.add(new Call(subgraph.name(), request.document(), request.variables()));
            var response = new CompletableFuture<SubgraphResponse>();
            pending.add(() -> complete(response, subgraph, request));
            return response;
        };
        var request = new GraphRequest(query, null, variables);
        CompletionStage<ExecutionResult> stage = engine.execute(engine.prepare(request), request, client);
        while (!pending.isEmpty()) {
            pending.remove(order.nextInt(pending.size())).run();
        }
        ExecutionResult result = stage.toCompletableFuture().join();
        return new Answer(json(result.data()), result.errors(), calls);
    }

    /** Asks for an answer in parts; the client gets each part as soon as it is known. */
    public List<Call> askInParts(String query, DeferredClient taking, Random order) {
        List<Call> calls = new ArrayList<>();
        List<Runnable> pending = new ArrayList<>();
        SubgraphClient client = (subgraph, request) -> {
            calls.add(new Call(subgraph.name(), request.document(), request.variables()));
            var response = new CompletableFuture<SubgraphResponse>();
            pending.add(() -> complete(response, subgraph, request));
            return response;
        };
        var request = new GraphRequest(query, null, Map.of(), taking.delivery());
        CompletionStage<ExecutionResult> stage = engine.execute(engine.prepare(request), request, client);
        stage.thenAccept(taking::first);
        while (!pending.isEmpty()) {
            pending.remove(order.nextInt(pending.size())).run();
        }
        stage.toCompletableFuture().join();
        return calls;
    }

    private void complete(CompletableFuture<SubgraphResponse> response, Subgraph subgraph, SubgraphRequest request) {
        RuntimeException failure = broken.get(subgraph.name());
        if (failure != null) {
            response.completeExceptionally(failure);
        } else {
            response.complete(parsed(subgraphs.get(subgraph.name())
                    .answer(request.document(), overTheWire(request.variables()))));
        }
    }

    @SuppressWarnings("unchecked")
    private static SubgraphResponse parsed(Map<String, Object> answer) {
        Map<String, Object> wire = overTheWire(answer);
        List<Map<String, Object>> errors = (List<Map<String, Object>>) wire.getOrDefault("errors", List.of());
        return new SubgraphResponse((Map<String, Object>) wire.get("data"), errors.stream()
                .map(error -> new SubgraphResponse.Error(String.valueOf(error.get("message")),
                        (List<Object>) error.getOrDefault("path", List.of()), Map.of("code", "SUBGRAPH_ERROR")))
                .toList());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> overTheWire(Map<String, Object> value) {
        try {
            return JSON.readValue(JSON.writeValueAsBytes(value), LinkedHashMap.class);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** What one schema over the same data answers; null data where the query is not valid. */
    public String askMonolith(String query, Map<String, Object> variables) {
        var result = monolith.execute(ExecutionInput.newExecutionInput(query)
                .root(data.root(query.startsWith("mutation") ? "Mutation" : "Query"))
                .variables(variables)
                .build());
        if (!result.getErrors().isEmpty()) {
            throw new IllegalArgumentException(result.getErrors() + " for " + query);
        }
        return json(result.getData());
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
