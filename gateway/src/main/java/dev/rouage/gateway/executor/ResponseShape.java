package dev.rouage.gateway.executor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.rouage.gateway.planner.QueryPlan;
import dev.rouage.gateway.problem.ResponseError;
import dev.rouage.gateway.selection.FieldSelection;
import dev.rouage.gateway.selection.SelectionSet;
import dev.rouage.gateway.supergraph.Supergraph;

/** The shape of an answer: computed once for each plan, then filled with the data of each run. */
public final class ResponseShape {
    private final ObjectShape root;
    /** For each deferred part, from the root down. */
    private final List<ObjectShape> parts;

    private ResponseShape(ObjectShape root, List<ObjectShape> parts) {
        this.root = root;
        this.parts = parts;
    }

    /** The shape of the answers to the plan's operation. */
    public static ResponseShape of(QueryPlan plan, Supergraph supergraph) {
        var operation = plan.operation();
        Function<SelectionSet, ObjectShape> shape = selections -> ObjectShape.root(supergraph, plan.keys(),
                operation.rootType(), selections);
        var deferral = operation.deferral();
        return new ResponseShape(
                shape.apply(deferral.isEmpty() ? operation.selections() : deferral.immediate()),
                deferral.parts().stream().map(part -> shape.apply(part.selections())).toList());
    }

    ObjectShape root() {
        return root;
    }

    ObjectShape part(int number) {
        return parts.get(number);
    }

    /** The whole answer. */
    ExecutionResult shape(GatheredData gathered, Map<String, Object> local) {
        List<ResponseError> errors = new ArrayList<>();
        for (GatheredData.StepError reported : gathered.errors()) {
            SubgraphResponse.Error error = reported.error();
            errors.add(new ResponseError(
                    error.message(), List.of(), root.clientPath(error.path()), error.extensions()));
        }
        return shape(gathered, local, errors);
    }

    /** The answer of the root, with these errors and those that the values themselves give rise to. */
    ExecutionResult shape(GatheredData gathered, Map<String, Object> local, List<ResponseError> errors) {
        Map<String, Object> data = gathered.root();
        if (!local.isEmpty()) {
            data = new HashMap<>(data);
            for (var each : local.entrySet()) {
                data.put(ObjectShape.localKey(each.getKey()), each.getValue());
            }
        }
        data.put(FieldSelection.TYPENAME, root.typeName());
        var shaped = new ValueShaping(errors).root(root, data);
        return new ExecutionResult(shaped, List.copyOf(errors), gathered.subgraphRequests());
    }
}
