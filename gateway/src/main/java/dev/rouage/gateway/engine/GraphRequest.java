package dev.rouage.gateway.engine;

import java.util.Map;

import dev.rouage.gateway.executor.Delivery;
import org.jspecify.annotations.Nullable;

/** What a client asks: a document, which of its operations, and the variables as JSON values; and how it takes the answer. */
public record GraphRequest(String query, @Nullable String operationName, Map<String, Object> variables,
        Delivery delivery) {

    /** A request that is answered at once. */
    public GraphRequest(String query, @Nullable String operationName, Map<String, Object> variables) {
        this(query, operationName, variables, Delivery.WHOLE);
    }
}
