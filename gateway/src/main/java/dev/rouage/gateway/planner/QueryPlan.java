package dev.rouage.gateway.planner;

import java.util.List;
import java.util.Set;

import dev.rouage.gateway.operation.Operation;

/**
 * How an operation is answered.
 *
 * @param operation what is answered; its selections are those that the plan's keys were given for
 * @param steps in an order in which none comes before one it needs; empty where the gateway answers by itself
 * @param parts for the first answer and then for each deferred part, the steps that it waits for; empty where nothing is
 *     deferred
 * @param keys where each field of the operation is found in the data
 */
public record QueryPlan(Operation operation, List<FetchStep> steps, List<Set<Integer>> parts, FieldKeys keys) {
    public QueryPlan {
        steps = List.copyOf(steps);
        parts = List.copyOf(parts);
    }

    /** The plan for people to read: a line for each step, with what it waits for. */
    public String describe() {
        var text = new StringBuilder();
        for (FetchStep step : steps) {
            text.append(step.id()).append(' ').append(step.subgraph().name());
            if (!step.after().isEmpty()) {
                text.append(" after ").append(step.after().stream().sorted().toList());
            }
            if (step instanceof FetchStep.EntityFetch fetch) {
                text.append(" at ");
                text.append(fetch.lookups()
                        .stream()
                        .flatMap(lookup -> lookup.sources().stream())
                        .flatMap(source -> source.paths().stream())
                        .map(path -> path.stream().map(PathSegment::toString).reduce((a, b) -> a + "." + b).orElse(""))
                        .toList());
            }
            text.append(": ").append(step.document()).append('\n');
        }
        return text.toString();
    }
}
