package dev.rouage.gateway.engine;

import java.util.function.Function;

import dev.rouage.gateway.executor.ResponseShape;
import dev.rouage.gateway.planner.FetchStep;
import dev.rouage.gateway.planner.QueryPlan;
import org.jspecify.annotations.Nullable;

/** An operation with everything that does not change from request to request. Equal to nothing but itself. */
public final class PreparedOperation {
    /** As seen in heap dumps: selection, shape, key and cost of a field, and its part in the requests. */
    private static final long BYTES_OF_FIELD = 1_000;
    private static final long BYTES_OF_STEP = 1_000;

    private final PlanKey key;
    private final QueryPlan plan;
    private final ResponseShape shape;
    private final @Nullable String introspection;
    private volatile @Nullable Object review;

    /** @param introspection a document with the fields that the gateway answers itself, or null where there are none */
    PreparedOperation(PlanKey key, QueryPlan plan, ResponseShape shape, @Nullable String introspection) {
        this.key = key;
        this.plan = plan;
        this.shape = shape;
        this.introspection = introspection;
    }

    PlanKey key() {
        return key;
    }

    public QueryPlan plan() {
        return plan;
    }

    ResponseShape shape() {
        return shape;
    }

    @Nullable
    String introspection() {
        return introspection;
    }

    /** Whether answering takes work of the gateway's own, beyond putting together what subgraphs say. */
    public boolean isIntrospection() {
        return introspection != null;
    }

    /**
     * What whoever guards the graph makes of the operation: worked out when it is first asked for, and kept here rather
     * than in a map, so that one collection takes it together with the plan.
     *
     * @param type the same at every call
     */
    public <T> T reviewed(Class<T> type, Function<PreparedOperation, T> work) {
        Object known = review;
        if (known == null) {
            known = work.apply(this);
            review = known;
        }
        return type.cast(known);
    }

    /** About how many bytes it takes, its review included. */
    long size() {
        long size = BYTES_OF_FIELD * key.fields();
        for (FetchStep step : plan.steps()) {
            size += BYTES_OF_STEP + step.document().length();
        }
        return size;
    }
}
