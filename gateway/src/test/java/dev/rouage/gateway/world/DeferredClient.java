package dev.rouage.gateway.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.gateway.executor.DeferredAnswers;
import dev.rouage.gateway.executor.Delivery;
import dev.rouage.gateway.executor.ExecutionResult;
import dev.rouage.gateway.request.IncrementalBody;
import dev.rouage.gateway.request.ResponseBody;
import org.jspecify.annotations.Nullable;

/** Takes the parts of an answer as a client does: keeps what it got, and puts together what belongs together. */
public final class DeferredClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Delivery delivery;
    private final IncrementalBody bodies;
    private final List<JsonNode> answers = new ArrayList<>();
    private final Map<String, JsonNode> announced = new HashMap<>();
    private final List<JsonNode> errors = new ArrayList<>();
    private @Nullable JsonNode data;

    public DeferredClient(Delivery delivery) {
        this.delivery = delivery;
        this.bodies = new IncrementalBody(delivery, 100);
    }

    Delivery delivery() {
        return delivery;
    }

    void first(ExecutionResult result) {
        DeferredAnswers deferred = result.deferred();
        take(deferred == null
                ? ResponseBody.of(result, 100, Map.of())
                : bodies.first(result, deferred.pending(), Map.of()));
        if (deferred != null) {
            goOn(deferred);
        }
    }

    private void goOn(DeferredAnswers deferred) {
        deferred.next().thenAccept(answer -> {
            take(bodies.next(answer));
            if (answer.hasNext()) {
                goOn(deferred);
            }
        });
    }

    private void take(Map<String, Object> body) {
        JsonNode answer = overTheWire(body);
        answers.add(answer);
        answer.path("errors").forEach(errors::add);
        if (answer.has("data")) {
            data = answer.get("data").deepCopy();
        }
        answer.path("pending").forEach(each -> announced.put(each.get("id").asText(), each));
        for (JsonNode part : answer.path("incremental")) {
            part.path("errors").forEach(errors::add);
            if (!part.get("data").isNull()) {
                List<JsonNode> path = new ArrayList<>();
                if (delivery == Delivery.BY_ID) {
                    announced.get(part.get("id").asText()).get("path").forEach(path::add);
                    part.path("subPath").forEach(path::add);
                } else {
                    part.get("path").forEach(path::add);
                }
                merge(at(path), (ObjectNode) part.get("data").deepCopy());
            }
        }
        for (JsonNode part : answer.path("completed")) {
            part.path("errors").forEach(errors::add);
            if (announced.remove(part.get("id").asText()) == null) {
                throw new IllegalStateException(part + " was not announced, or completed twice");
            }
        }
    }

    private ObjectNode at(List<JsonNode> path) {
        JsonNode node = data;
        for (JsonNode segment : path) {
            node = segment.isInt() ? node.get(segment.asInt()) : node.get(segment.asText());
        }
        return (ObjectNode) node;
    }

    private void merge(ObjectNode known, ObjectNode more) {
        more.properties().forEach(each -> {
            JsonNode present = known.get(each.getKey());
            if (present == null) {
                known.set(each.getKey(), each.getValue());
            } else if (delivery == Delivery.BY_ID) {
                throw new IllegalStateException(each.getKey() + " was answered twice");
            } else {
                merge(present, each.getValue());
            }
        });
    }

    private void merge(JsonNode known, JsonNode more) {
        if (known instanceof ObjectNode one && more instanceof ObjectNode other) {
            merge(one, other);
        } else if (known instanceof ArrayNode some && more instanceof ArrayNode others) {
            for (int i = 0; i < some.size(); i++) {
                merge(some.get(i), others.get(i));
            }
        } else if (!known.equals(more)) {
            throw new IllegalStateException(more + " is another value than " + known);
        }
    }

    private static JsonNode overTheWire(Object value) {
        try {
            return JSON.readTree(JSON.writeValueAsBytes(value));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** What came, one after the other. */
    public List<JsonNode> answers() {
        return answers;
    }

    /** All errors that were told, in whatever part. */
    public List<JsonNode> errors() {
        return errors;
    }

    /** What the client knows in the end. */
    public @Nullable JsonNode data() {
        return data;
    }

    /** Whether the last part said that it was the last, and nothing that was announced is missing. */
    public boolean isThrough() {
        return !answers.getLast().path("hasNext").asBoolean() && announced.isEmpty();
    }
}
