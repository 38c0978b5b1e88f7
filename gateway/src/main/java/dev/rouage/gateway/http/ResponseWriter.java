package dev.rouage.gateway.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rouage.gateway.engine.PreparedOperation;
import dev.rouage.gateway.executor.ExecutionResult;
import dev.rouage.gateway.planner.FetchStep;
import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.problem.RequestException;
import dev.rouage.gateway.problem.ResponseError;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** Writes answers. */
final class ResponseWriter {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ResponseWriter() {}

    static void executed(RoutingContext context, MediaType type, ExecutionResult result,
            Map<String, Object> extensions) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (!result.errors().isEmpty()) {
            body.put("errors", result.errors().stream().map(ResponseError::toMap).toList());
        }
        body.put("data", result.data());
        if (!extensions.isEmpty()) {
            body.put("extensions", extensions);
        }
        write(context, 200, type.contentType(), body);
    }

    /** The plan, for whoever wants to see how an answer was come by. */
    static Map<String, Object> explanation(PreparedOperation operation, ExecutionResult result) {
        List<Map<String, Object>> steps = operation.plan().steps().stream().map(ResponseWriter::step).toList();
        return Map.of("plan", Map.of("subgraphRequests", result.subgraphRequests(), "steps", steps));
    }

    private static Map<String, Object> step(FetchStep step) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", step.id());
        shown.put("after", step.after());
        shown.put("subgraph", step.subgraph().name());
        shown.put("document", step.document());
        return shown;
    }

    /** A request that was refused: in the media type that tells, by its status too. */
    static void refused(RoutingContext context, MediaType type, RequestException refused) {
        int status = switch (type) {
            case GRAPHQL -> 400;
            case JSON -> 200;
        };
        write(context, status, type.contentType(),
                Map.of("errors", refused.errors().stream().map(ResponseError::toMap).toList()));
    }

    static void problem(RoutingContext context, int status, ErrorCode code, String detail) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", code.name());
        body.put("status", status);
        body.put("detail", detail);
        body.put("code", code.name());
        write(context, status, "application/problem+json", body);
    }

    private static void write(RoutingContext context, int status, String contentType, Object body) {
        var response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        try {
            response.setStatusCode(status)
                    .putHeader("content-type", contentType)
                    .end(Buffer.buffer(JSON.writeValueAsBytes(body)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
