package dev.rouage.gateway.http;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rouage.gateway.engine.GraphRequest;
import dev.rouage.gateway.problem.ErrorCode;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Reads GraphQL requests out of HTTP requests. */
final class RequestReader {
    private static final ObjectReader OBJECTS = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(LinkedHashMap.class);

    /** @param explain whether the plan is asked for beside the answer */
    record Received(GraphRequest request, boolean explain) {}

    private RequestReader() {}

    static Received read(RoutingContext context) {
        HttpMethod method = context.request().method();
        if (method.equals(HttpMethod.GET)) {
            return fromQuery(context);
        }
        if (method.equals(HttpMethod.POST)) {
            return fromBody(context);
        }
        throw new HttpProblem(405, ErrorCode.METHOD_NOT_ALLOWED, "GraphQL is asked with POST, or GET for queries");
    }

    private static Received fromQuery(RoutingContext context) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (String name : new String[]{"query", "operationName", "variables", "extensions"}) {
            String value = context.request().getParam(name);
            if (value != null && !value.isEmpty()) {
                boolean json = name.equals("variables") || name.equals("extensions");
                members.put(name, json ? object(value, name) : value);
            }
        }
        return request(members);
    }

    private static Received fromBody(RoutingContext context) {
        String type = context.request().getHeader("content-type");
        String essence = type == null ? "" : type.split(";")[0].strip().toLowerCase(Locale.ROOT);
        if (!essence.equals("application/json")) {
            throw new HttpProblem(415, ErrorCode.UNSUPPORTED_MEDIA_TYPE, "A request is sent as application/json");
        }
        var buffer = context.body().buffer();
        if (buffer == null) {
            throw new HttpProblem(400, ErrorCode.BAD_REQUEST, "The request has no body");
        }
        try {
            return request(OBJECTS.readValue(buffer.getBytes()));
        } catch (IOException unreadable) {
            throw new HttpProblem(400, ErrorCode.BAD_REQUEST, "The body is not a JSON object");
        }
    }

    private static Map<String, Object> object(String text, String name) {
        try {
            return OBJECTS.readValue(text);
        } catch (IOException unreadable) {
            throw new HttpProblem(400, ErrorCode.BAD_REQUEST, name + " is not a JSON object");
        }
    }

    private static Received request(@Nullable Map<String, Object> members) {
        if (members == null || !(members.get("query") instanceof String query) || query.isBlank()) {
            throw new HttpProblem(400, ErrorCode.BAD_REQUEST, "The request has no query");
        }
        Object name = members.get("operationName");
        if (name != null && !(name instanceof String)) {
            throw new HttpProblem(400, ErrorCode.BAD_REQUEST, "operationName is not a string");
        }
        boolean explain = Boolean.TRUE.equals(object(members, "extensions").get("plan"));
        return new Received(new GraphRequest(query, (String) name, object(members, "variables")), explain);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<String, Object> members, String name) {
        return switch (members.get(name)) {
            case null -> Map.of();
            case Map<?, ?> map -> (Map<String, Object>) map;
            default -> throw new HttpProblem(400, ErrorCode.BAD_REQUEST, name + " is not a JSON object");
        };
    }
}
