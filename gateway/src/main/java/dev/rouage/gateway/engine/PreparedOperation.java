package dev.rouage.gateway.engine;

import dev.rouage.gateway.executor.ResponseShape;
import dev.rouage.gateway.planner.QueryPlan;
import org.jspecify.annotations.Nullable;

/**
 * An operation with everything that does not change from request to request.
 *
 * @param introspection a document with the fields that the gateway answers itself, or null where there are none
 */
public record PreparedOperation(QueryPlan plan, ResponseShape shape, @Nullable String introspection) {

    /** Whether answering takes work of the gateway's own, beyond putting together what subgraphs say. */
    public boolean isIntrospection() {
        return introspection != null;
    }
}
