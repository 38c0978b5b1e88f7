package dev.rouage.gateway.engine;

import java.util.Set;

import dev.rouage.gateway.operation.DeferredPart;
import dev.rouage.gateway.operation.Operation;

/** What a plan depends on. Hashed once, since it is looked up for every request and an operation may be large. */
final class PlanKey {
    /** As seen in heap dumps. */
    private static final long BYTES_OF_FIELD = 200;

    private final Operation operation;
    /** Of the overrides that hold. */
    private final Set<String> labels;
    private final int hash;

    PlanKey(Operation operation, Set<String> labels) {
        this.operation = operation;
        this.labels = labels;
        this.hash = 31 * operation.hashCode() + labels.hashCode();
    }

    Operation operation() {
        return operation;
    }

    Set<String> labels() {
        return labels;
    }

    /** How many fields there are to plan, shape and count. */
    int fields() {
        int fields = operation.selections().size() + operation.variables().size()
                + operation.deferral().immediate().size();
        for (DeferredPart part : operation.deferral().parts()) {
            fields += part.selections().size();
        }
        return fields;
    }

    /** About how many bytes it takes. */
    long size() {
        return BYTES_OF_FIELD * fields();
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof PlanKey that && hash == that.hash && labels.equals(that.labels)
                && operation.equals(that.operation);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
