package dev.rouage.gateway.subgraph;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.rouage.gateway.executor.SubgraphException;
import dev.rouage.gateway.executor.SubgraphResponse;
import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.supergraph.Subgraph;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of subgraphs' answers. */
final class SubgraphAnswers {
    private final SubgraphConnections connections;

    SubgraphAnswers(SubgraphConnections connections) {
        this.connections = connections;
    }

    SubgraphResponse read(Subgraph subgraph, Buffer body) {
        Map<String, Object> answer;
        try {
            answer = connections.reader().readValue(body.getBytes());
        } catch (IOException unreadable) {
            throw nonsense(subgraph, unreadable);
        }
        if (answer == null || !answer.containsKey("data") && !answer.containsKey("errors")) {
            throw nonsense(subgraph, null);
        }
        return new SubgraphResponse(object(answer.get("data")), errors(subgraph, answer.get("errors")));
    }

    private static SubgraphException nonsense(Subgraph subgraph, @Nullable Throwable cause) {
        return new SubgraphException(ErrorCode.SUBGRAPH_INVALID_RESPONSE,
                subgraph.name() + " gave no GraphQL answer", cause);
    }

    private List<SubgraphResponse.Error> errors(Subgraph subgraph, @Nullable Object reported) {
        List<SubgraphResponse.Error> errors = new ArrayList<>();
        if (reported instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> error) {
                    errors.add(error(subgraph, error));
                }
            }
        }
        return errors;
    }

    private SubgraphResponse.Error error(Subgraph subgraph, Map<?, ?> error) {
        List<Object> path = new ArrayList<>();
        if (error.get("path") instanceof List<?> segments) {
            path.addAll(segments);
        }
        Map<?, ?> told = error.get("extensions") instanceof Map<?, ?> extensions ? extensions : Map.of();
        Object code = told.get("code") instanceof String text ? text : ErrorCode.SUBGRAPH_ERROR.name();
        if (connections.isRedacted()) {
            return new SubgraphResponse.Error("A part of the graph could not answer", path, Map.of("code", code));
        }
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", code);
        told.forEach((key, value) -> extensions.putIfAbsent(String.valueOf(key), value));
        extensions.put("service", subgraph.name());
        return new SubgraphResponse.Error(String.valueOf(error.get("message")), path, extensions);
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Map<String, Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> ? (Map<String, Object>) value : null;
    }
}
