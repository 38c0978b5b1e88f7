package dev.rouage.gateway.request;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a client sent.
 *
 * @param query the document; null where an extension names it
 */
public record ClientRequest(@Nullable String query, @Nullable String operationName, Map<String, Object> variables,
        Map<String, Object> extensions) {

    /** Whether the plan is asked for beside the answer. */
    public boolean explain() {
        return Boolean.TRUE.equals(extensions.get("plan"));
    }
}
