package dev.rouage.gateway.executor;

import java.util.Map;
import java.util.concurrent.CompletionStage;

import dev.rouage.gateway.planner.QueryPlan;

/** Runs plans. */
public final class PlanExecutor {

    private PlanExecutor() {}

    /**
     * Runs a plan bit by bit: the first answer comes with what is needed to ask for the others.
     *
     * @param delivery how the client takes what is deferred
     */
    public static CompletionStage<ExecutionResult> execute(QueryPlan plan, ResponseShape shape,
            Map<String, Object> variables, Map<String, Object> local, SubgraphClient client, Delivery delivery) {
        if (delivery == Delivery.WHOLE || plan.parts().isEmpty()) {
            return execute(plan, shape, variables, local, client);
        }
        var run = new PlanRun(plan, variables, client);
        run.start();
        return run.part(0).thenApply(_ -> new DeferredRun(plan, shape, run, delivery).first(local));
    }

    /**
     * Runs a plan and shapes the answer. The stage never fails for what subgraphs do: that becomes errors of the result.
     *
     * @param variables the client's, as JSON values
     * @param local the answers to root fields that no subgraph is asked for, by response key
     */
    public static CompletionStage<ExecutionResult> execute(QueryPlan plan, ResponseShape shape,
            Map<String, Object> variables, Map<String, Object> local, SubgraphClient client) {
        return new PlanRun(plan, variables, client).start().thenApply(run -> shape.shape(run, local));
    }
}
