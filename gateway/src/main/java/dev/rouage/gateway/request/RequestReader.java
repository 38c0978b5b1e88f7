package dev.rouage.gateway.request;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.problem.HttpProblem;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Reads GraphQL requests out of URLs and bodies. */
public final class RequestReader {
    private static final String[] MEMBERS = {"query", "operationName", "variables", "extensions"};
    /** A number that takes more digits than this to write out is an attack on whoever does. */
    private static final int LARGEST_SCALE = 1_000;

    private final int depth;
    private final ObjectReader bodies;
    private final ObjectReader parameters;
    private final ObjectReader messages;

    /** @param depth levels of nested JSON that variables may have */
    public RequestReader(int depth) {
        this.depth = depth;
        this.bodies = reader(depth + 1);
        this.parameters = reader(depth);
        this.messages = reader(depth + 2);
    }

    private static ObjectReader reader(int depth) {
        var factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(depth).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build()
                .readerFor(LinkedHashMap.class);
    }

    /** The request in a URL's parameters. */
    public ClientRequest fromUrl(HttpServerRequest request) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (String name : MEMBERS) {
            String value = request.getParam(name);
            if (value != null && !value.isEmpty()) {
                boolean json = name.equals("variables") || name.equals("extensions");
                members.put(name, json ? object(value, name) : value);
            }
        }
        return request(members);
    }

    /** Refuses a body that is in another media type than JSON. */
    public static void checkContentType(@Nullable String type) {
        String essence = type == null ? "" : type.split(";")[0].strip().toLowerCase(Locale.ROOT);
        // A browser sends this type to another site only after asking whether it may: no request can be slipped in.
        if (!essence.equals("application/json")) {
            throw new HttpProblem(415, ErrorCode.UNSUPPORTED_MEDIA_TYPE, "A request is sent as application/json");
        }
    }

    /** The request in a body. */
    public ClientRequest fromBody(byte[] body) {
        if (body.length == 0) {
            throw new HttpProblem(400, ErrorCode.BAD_REQUEST, "The request has no body");
        }
        try {
            return request(bodies.readValue(body));
        } catch (StreamConstraintsException beyond) {
            throw beyond(beyond);
        } catch (IOException unreadable) {
            if (firstOf(body) == '[') {
                throw new HttpProblem(400, ErrorCode.BATCHING_NOT_SUPPORTED, "One request is sent at a time");
            }
            throw new HttpProblem(400, ErrorCode.BAD_REQUEST, "The body is not a JSON object");
        }
    }

    /** The members of a message that may hold a request. */
    public Map<String, Object> members(String message) throws IOException {
        Map<String, Object> members = messages.readValue(message);
        return members == null ? Map.of() : members;
    }

    private static int firstOf(byte[] body) {
        for (byte each : body) {
            if (each > ' ') {
                return each;
            }
        }
        return 0;
    }

    private HttpProblem beyond(StreamConstraintsException beyond) {
        return String.valueOf(beyond.getMessage()).contains("depth")
                ? new HttpProblem(400, ErrorCode.VARIABLES_TOO_DEEP, "Variables have more than " + depth + " levels")
                : new HttpProblem(400, ErrorCode.BAD_REQUEST,
                        "The request has a number, name or text that is too long");
    }

    private Map<String, Object> object(String text, String name) {
        try {
            return parameters.readValue(text);
        } catch (StreamConstraintsException beyond) {
            throw beyond(beyond);
        } catch (IOException unreadable) {
            throw new HttpProblem(400, ErrorCode.BAD_REQUEST, name + " is not a JSON object");
        }
    }

    /** The request that these members make up, wherever they were. */
    public ClientRequest request(@Nullable Map<String, Object> members) {
        if (members == null) {
            throw new HttpProblem(400, ErrorCode.BAD_REQUEST, "The request is not a JSON object");
        }
        Map<String, Object> extensions = object(members, "extensions");
        Object query = members.get("query");
        boolean named = extensions.containsKey("persistedQuery") && query == null;
        if (!named && (!(query instanceof String text) || text.isBlank())) {
            throw new HttpProblem(400, ErrorCode.BAD_REQUEST, "The request has no query");
        }
        Object name = members.get("operationName");
        if (name != null && !(name instanceof String)) {
            throw new HttpProblem(400, ErrorCode.BAD_REQUEST, "operationName is not a string");
        }
        Map<String, Object> variables = object(members, "variables");
        variables.values().forEach(RequestReader::checkNumbers);
        return new ClientRequest((String) query, (String) name, variables, extensions);
    }

    private static void checkNumbers(@Nullable Object value) {
        switch (value) {
            case BigDecimal number when Math.abs((long) number.scale()) > LARGEST_SCALE -> throw new HttpProblem(400,
                    ErrorCode.BAD_USER_INPUT, "A number in the variables is out of all bounds");
            case Map<?, ?> map -> map.values().forEach(RequestReader::checkNumbers);
            case Iterable<?> list -> list.forEach(RequestReader::checkNumbers);
            case null, default -> {
                // Nothing to count.
            }
        }
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
