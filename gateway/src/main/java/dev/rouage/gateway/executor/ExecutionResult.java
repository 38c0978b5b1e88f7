package dev.rouage.gateway.executor;

import java.util.List;
import java.util.Map;

import dev.rouage.gateway.problem.ResponseError;
import org.jspecify.annotations.Nullable;

/**
 * What a client is answered.
 *
 * @param data in the order of the client's selections; null where a null went up to the root
 * @param subgraphRequests how many requests were sent for it
 * @param deferred what is answered later; null where this is all
 */
public record ExecutionResult(@Nullable Map<String, Object> data, List<ResponseError> errors, int subgraphRequests,
        @Nullable DeferredAnswers deferred) {

    /** The whole answer. */
    public ExecutionResult(@Nullable Map<String, Object> data, List<ResponseError> errors, int subgraphRequests) {
        this(data, errors, subgraphRequests, null);
    }
}
