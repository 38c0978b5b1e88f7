package dev.rouage.gateway.executor;

import java.util.Map;
import java.util.concurrent.CompletionStage;

import dev.rouage.gateway.planner.QueryPlan;

/** Runs plans. */
public final class PlanExecutor {

    private PlanExecutor() {}

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
