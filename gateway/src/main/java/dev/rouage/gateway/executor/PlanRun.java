package dev.rouage.gateway.executor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import dev.rouage.gateway.operation.OperationKind;
import dev.rouage.gateway.planner.FetchStep;
import dev.rouage.gateway.planner.QueryPlan;
import dev.rouage.gateway.problem.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * One run of a plan: a step is sent the moment the last of those it waits for is answered.
 *
 * <p>Answers may come on any thread and in any order; all that touches the data is done under the lock of this object,
 * and nothing is sent under it.
 */
final class PlanRun {
    private final QueryPlan plan;
    private final Map<String, Object> variables;
    private final SubgraphClient client;
    private final Map<String, Object> root = new LinkedHashMap<>();
    private final List<SubgraphResponse.Error> errors = new ArrayList<>();
    private final int[] waitingFor;
    private final CompletableFuture<GatheredData> finished = new CompletableFuture<>();
    private int unfinished;
    private int requests;

    PlanRun(QueryPlan plan, Map<String, Object> variables, SubgraphClient client) {
        this.plan = plan;
        this.variables = variables;
        this.client = client;
        this.waitingFor = plan.steps().stream().mapToInt(step -> step.after().size()).toArray();
        this.unfinished = plan.steps().size();
    }

    CompletableFuture<GatheredData> start() {
        if (plan.steps().isEmpty()) {
            finished.complete(new GatheredData(root, errors, 0));
        }
        plan.steps().stream().filter(step -> step.after().isEmpty()).forEach(this::send);
        return finished;
    }

    private void send(FetchStep step) {
        try {
            Fetch fetch;
            synchronized (this) {
                fetch = Fetch.of(step, root);
                requests += fetch.isNeeded() ? 1 : 0;
            }
            if (fetch.isNeeded()) {
                client.send(step.subgraph(), request(step, fetch))
                        .whenComplete((response, failure) -> answered(step, fetch, response, failure));
            } else {
                goOn(step);
            }
        } catch (RuntimeException unexpected) {
            finished.completeExceptionally(unexpected);
        }
    }

    private SubgraphRequest request(FetchStep step, Fetch fetch) {
        Map<String, Object> sent = new HashMap<>(fetch.representations());
        for (String name : step.variables()) {
            if (variables.containsKey(name)) {
                sent.put(name, variables.get(name));
            }
        }
        return switch (step) {
            case FetchStep.RootFetch root -> new SubgraphRequest(root.kind(), step.document(), sent);
            case FetchStep.EntityFetch _ -> new SubgraphRequest(
                    OperationKind.QUERY, step.document(), sent);
        };
    }

    private void answered(FetchStep step, Fetch fetch, @Nullable SubgraphResponse response,
            @Nullable Throwable failure) {
        try {
            synchronized (this) {
                if (response != null) {
                    fetch.merge(response, errors);
                } else {
                    errors.addAll(fetch.failed(asError(step, failure)));
                }
            }
            goOn(step);
        } catch (RuntimeException unexpected) {
            finished.completeExceptionally(unexpected);
        }
    }

    private static SubgraphResponse.Error asError(FetchStep step, @Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        if (cause instanceof SubgraphException known) {
            return new SubgraphResponse.Error(known.getMessage(), List.of(), Map.of("code", known.code().name()));
        }
        return new SubgraphResponse.Error("The subgraph " + step.subgraph().name() + " cannot be asked", List.of(),
                Map.of("code", ErrorCode.SUBGRAPH_UNAVAILABLE.name()));
    }

    private void goOn(FetchStep done) {
        List<FetchStep> ready = new ArrayList<>();
        boolean last;
        synchronized (this) {
            for (FetchStep step : plan.steps()) {
                Set<Integer> after = step.after();
                if (after.contains(done.id()) && --waitingFor[step.id()] == 0) {
                    ready.add(step);
                }
            }
            last = --unfinished == 0;
        }
        ready.forEach(this::send);
        if (last) {
            finished.complete(new GatheredData(root, errors, requests));
        }
    }
}
