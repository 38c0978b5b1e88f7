package dev.rouage.gateway.executor;

import java.util.List;
import java.util.Map;

/**
 * What the steps of a plan have brought together, kept by the keys of the plan.
 *
 * @param errors with paths in terms of those keys
 */
record GatheredData(Map<String, Object> root, List<StepError> errors, int subgraphRequests) {

    /** An error, and the step that it came with. */
    record StepError(int step, SubgraphResponse.Error error) {}
}
