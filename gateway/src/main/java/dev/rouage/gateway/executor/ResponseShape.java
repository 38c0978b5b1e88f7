package dev.rouage.gateway.executor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.rouage.gateway.planner.QueryPlan;
import dev.rouage.gateway.problem.ResponseError;
import dev.rouage.gateway.selection.FieldSelection;
import dev.rouage.gateway.supergraph.Supergraph;

/** The shape of an answer: computed once for each plan, then filled with the data of each run. */
public final class ResponseShape {
    private final ObjectShape root;

    private ResponseShape(ObjectShape root) {
        this.root = root;
    }

    /** The shape of the answers to the plan's operation. */
    public static ResponseShape of(QueryPlan plan, Supergraph supergraph) {
        var operation = plan.operation();
        return new ResponseShape(ObjectShape.root(supergraph, plan.keys(), operation.rootType(),
                operation.selections()));
    }

    ExecutionResult shape(GatheredData gathered, Map<String, Object> local) {
        List<ResponseError> errors = new ArrayList<>();
        for (SubgraphResponse.Error error : gathered.errors()) {
            errors.add(new ResponseError(
                    error.message(), List.of(), root.clientPath(error.path()), error.extensions()));
        }
        Map<String, Object> data = gathered.root();
        if (!local.isEmpty()) {
            data = new HashMap<>(data);
            data.putAll(local);
        }
        data.put(FieldSelection.TYPENAME, root.typeName());
        var shaped = new ValueShaping(errors).root(root, data);
        return new ExecutionResult(shaped, List.copyOf(errors), gathered.subgraphRequests());
    }
}
