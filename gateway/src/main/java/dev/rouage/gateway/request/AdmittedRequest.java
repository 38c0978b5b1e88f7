package dev.rouage.gateway.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import dev.rouage.gateway.engine.GraphRequest;
import dev.rouage.gateway.engine.PreparedOperation;
import dev.rouage.gateway.executor.ExecutionResult;
import dev.rouage.gateway.executor.SubgraphClient;
import dev.rouage.gateway.graph.Serving;
import dev.rouage.gateway.operation.OperationKind;
import dev.rouage.gateway.problem.ResponseError;
import dev.rouage.gateway.security.Restriction;
import io.vertx.core.Context;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * A request that passed the guards. It keeps to the supergraph it was admitted under.
 *
 * @param prepared what is executed; null where nothing of the operation is left to the caller
 * @param asked the operation as the client sent it
 * @param cost what it was counted at
 */
public record AdmittedRequest(Serving serving, GraphRequest request, String operationName, PreparedOperation asked,
        @Nullable PreparedOperation prepared, Restriction restriction, double cost) {

    public OperationKind kind() {
        return asked.plan().operation().kind();
    }

    /** Executes the operation; the answer comes on the context. */
    public Future<ExecutionResult> execute(SubgraphClient client, Context context) {
        if (prepared == null) {
            return Future.succeededFuture(completed(new ExecutionResult(null, List.of(), 0)));
        }
        var engine = serving.engine();
        Future<ExecutionResult> result;
        if (prepared.isIntrospection()) {
            // Takes long enough for other requests to notice.
            Future<CompletionStage<ExecutionResult>> worked = context.executeBlocking(
                    () -> engine.execute(prepared, request, client), false);
            result = worked.compose(stage -> Future.fromCompletionStage(stage, context));
        } else {
            result = Future.fromCompletionStage(engine.execute(prepared, request, client), context);
        }
        return restriction.isRestricting() ? result.map(this::completed) : result;
    }

    private ExecutionResult completed(ExecutionResult result) {
        List<ResponseError> errors = new ArrayList<>(result.errors());
        Map<String, Object> data = restriction.complete(result.data(), errors);
        return new ExecutionResult(data, errors, result.subgraphRequests());
    }
}
