package dev.rouage.gateway.request;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.gateway.config.GatewayConfig;
import dev.rouage.gateway.document.KnownDocuments;
import dev.rouage.gateway.engine.GraphRequest;
import dev.rouage.gateway.engine.PreparedOperation;
import dev.rouage.gateway.executor.Delivery;
import dev.rouage.gateway.graph.ServedGraph;
import dev.rouage.gateway.graph.Serving;
import dev.rouage.gateway.guard.TenantBudgets;
import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.problem.RequestException;
import dev.rouage.gateway.problem.ResponseError;
import dev.rouage.gateway.security.Caller;
import dev.rouage.gateway.security.Restriction;
import dev.rouage.gateway.telemetry.Tracing;
import io.vertx.core.Context;
import io.vertx.core.Future;

/** Lets a request in, after everything that can be said against it without asking any subgraph. */
@ApplicationScoped
public class Admission {
    private final ServedGraph graph;
    private final KnownDocuments documents;
    private final TenantBudgets budgets;
    private final Tracing tracing;
    private final boolean introspection;
    private final boolean rejecting;

    Admission(ServedGraph graph, KnownDocuments documents, GatewayConfig config, Tracing tracing) {
        this.graph = graph;
        this.documents = documents;
        this.tracing = tracing;
        this.introspection = config.introspection().orElse(!config.isProduction());
        this.rejecting = switch (config.value("unauthorized", String.class, "null")) {
            case "null" -> false;
            case "reject" -> true;
            default -> throw new IllegalStateException("rouage.gateway.unauthorized is null or reject");
        };
        this.budgets = new TenantBudgets(config.value("budget.capacity", Double.class, 2_000_000.0),
                config.value("budget.per-second", Double.class, 200_000.0), System::nanoTime);
    }

    /** The admitted request, to be answered at once; fails as the other does. */
    public Future<AdmittedRequest> admit(ClientRequest sent, Caller caller, Context context) {
        return admit(sent, Delivery.WHOLE, caller, context);
    }

    /** The admitted request; fails with a {@link RequestException}, or with {@link BudgetExhaustedException}. */
    public Future<AdmittedRequest> admit(ClientRequest sent, Delivery delivery, Caller caller, Context context) {
        Serving serving = graph.serving();
        try {
            var request = new GraphRequest(documents.document(sent.query(), sent.extensions()),
                    sent.operationName(), sent.variables(), delivery);
            var known = serving.engine().known(request);
            if (known.isPresent()) {
                return Future.succeededFuture(review(serving, request, known.get(), caller));
            }
            return context.executeBlocking(() -> tracing.inSpan("graphql plan",
                    () -> review(serving, request, serving.engine().prepare(request), caller)), false);
        } catch (RuntimeException refused) {
            return Future.failedFuture(refused);
        }
    }

    private AdmittedRequest review(Serving serving, GraphRequest request, PreparedOperation prepared, Caller caller) {
        if (prepared.isIntrospection() && !introspection) {
            throw new RequestException(
                    ErrorCode.INTROSPECTION_DISABLED, "The schema cannot be introspected in production");
        }
        Serving.Review review = serving.review(prepared);
        double cost = review.cost().check(request.variables());
        Duration wait = budgets.take(caller.tenant(), cost);
        if (wait.isPositive()) {
            throw new BudgetExhaustedException(wait);
        }
        Restriction restriction = review.access().restriction(caller);
        if (restriction.isRestricting() && rejecting) {
            throw new RequestException(ErrorCode.UNAUTHORIZED_FIELD_OR_TYPE, List.of(ResponseError.of(
                    ErrorCode.UNAUTHORIZED_FIELD_OR_TYPE, "The caller may not see all that it asks for")));
        }
        var allowed = restriction.allowed();
        PreparedOperation executed = !restriction.isRestricting()
                ? prepared
                : allowed == null ? null : serving.engine().prepare(allowed);
        return new AdmittedRequest(serving, request, OperationName.of(request), prepared, executed,
                restriction, cost);
    }

    /** The tenant has asked for much lately. */
    public static final class BudgetExhaustedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Duration wait;

        BudgetExhaustedException(Duration wait) {
            super("the budget is exhausted", null, false, false);
            this.wait = wait;
        }

        /** How long until there is budget enough for the request that was refused. */
        public Duration retryAfter() {
            return wait;
        }
    }
}
