package dev.rouage.gateway.executor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

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
    private final List<GatheredData.StepError> errors = new ArrayList<>();
    private final int[] waitingFor;
    /** For each part, how many of its steps are not answered yet. */
    private final int[] openSteps;
    private final List<CompletableFuture<Void>> parts = new ArrayList<>();
    private final CompletableFuture<GatheredData> finished = new CompletableFuture<>();
    private int unfinished;
    private int requests;

    PlanRun(QueryPlan plan, Map<String, Object> variables, SubgraphClient client) {
        this.plan = plan;
        this.variables = variables;
        this.client = client;
        this.waitingFor = plan.steps().stream().mapToInt(step -> step.after().size()).toArray();
        this.unfinished = plan.steps().size();
        this.openSteps = plan.parts().stream().mapToInt(Set::size).toArray();
        for (int open : openSteps) {
            parts.add(open == 0 ? CompletableFuture.completedFuture(null) : new CompletableFuture<>());
        }
    }

    /** Completed when all that a part waits for has been answered; the first is the immediate answer. */
    CompletableFuture<Void> part(int number) {
        return parts.get(number);
    }

    /** Works with what has been gathered so far, while nothing is added to it. */
    synchronized <T> T look(Function<GatheredData, T> work) {
        return work.apply(new GatheredData(root, errors, requests));
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
            fail(unexpected);
        }
    }

    private void fail(RuntimeException unexpected) {
        finished.completeExceptionally(unexpected);
        parts.forEach(part -> part.completeExceptionally(unexpected));
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
                List<SubgraphResponse.Error> reported = new ArrayList<>();
                if (response != null) {
                    fetch.merge(response, reported);
                } else {
                    reported.addAll(fetch.failed(asError(step, failure)));
                }
                reported.forEach(error -> errors.add(new GatheredData.StepError(step.id(), error)));
            }
            goOn(step);
        } catch (RuntimeException unexpected) {
            fail(unexpected);
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
        List<CompletableFuture<Void>> complete = new ArrayList<>();
        boolean last;
        synchronized (this) {
            for (FetchStep step : plan.steps()) {
                Set<Integer> after = step.after();
                if (after.contains(done.id()) && --waitingFor[step.id()] == 0) {
                    ready.add(step);
                }
            }
            for (int part = 0; part < openSteps.length; part++) {
                if (plan.parts().get(part).contains(done.id()) && --openSteps[part] == 0) {
                    complete.add(parts.get(part));
                }
            }
            last = --unfinished == 0;
        }
        ready.forEach(this::send);
        complete.forEach(part -> part.complete(null));
        if (last) {
            finished.complete(new GatheredData(root, errors, requests));
        }
    }
}
