package dev.rouage.gateway.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rouage.gateway.executor.ExecutionResult;
import dev.rouage.gateway.planner.FetchStep;
import dev.rouage.gateway.problem.ResponseError;
import io.vertx.core.buffer.Buffer;

/** Answers as GraphQL writes them. */
public final class ResponseBody {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ResponseBody() {}

    /** What came of an operation, with as many errors as are told at most. */
    public static Map<String, Object> of(ExecutionResult result, int errors, Map<String, Object> extensions) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (!result.errors().isEmpty()) {
            body.put("errors", errors(result.errors(), errors));
        }
        body.put("data", result.data());
        if (!extensions.isEmpty()) {
            body.put("extensions", extensions);
        }
        return body;
    }

    /** The errors as entries of an answer. */
    public static List<Map<String, Object>> errors(List<ResponseError> errors, int most) {
        return errors.stream().limit(most).map(ResponseError::toMap).toList();
    }

    /** The plan, for whoever wants to see how an answer was come by. */
    public static Map<String, Object> explanation(AdmittedRequest admitted, ExecutionResult result) {
        var operation = admitted.prepared() == null ? admitted.asked() : admitted.prepared();
        List<Map<String, Object>> steps = operation.plan().steps().stream().map(ResponseBody::step).toList();
        return Map.of("plan", Map.of("subgraphRequests", result.subgraphRequests(), "cost", admitted.cost(), "steps",
                steps));
    }

    private static Map<String, Object> step(FetchStep step) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", step.id());
        shown.put("after", step.after());
        shown.put("subgraph", step.subgraph().name());
        shown.put("document", step.document());
        return shown;
    }

    /** The value as JSON. */
    public static Buffer json(Object value) {
        try {
            return Buffer.buffer(JSON.writeValueAsBytes(value));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
