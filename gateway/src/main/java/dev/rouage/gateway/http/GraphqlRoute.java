package dev.rouage.gateway.http;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.rouage.gateway.config.GatewayConfig;
import dev.rouage.gateway.engine.GraphEngine;
import dev.rouage.gateway.engine.GraphRequest;
import dev.rouage.gateway.engine.PreparedOperation;
import dev.rouage.gateway.executor.ExecutionResult;
import dev.rouage.gateway.graph.ServedGraph;
import dev.rouage.gateway.operation.OperationKind;
import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.problem.RequestException;
import dev.rouage.gateway.security.CallerVerifier;
import dev.rouage.gateway.security.CallerVerifier.Caller;
import dev.rouage.gateway.subgraph.SubgraphConnections;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/** {@code /graphql}. Planning is done on a worker, everything else on the event loop, which nothing here blocks. */
@ApplicationScoped
public class GraphqlRoute {
    private final Vertx vertx;
    private final GatewayConfig config;
    private final ServedGraph graph;
    private final CallerVerifier callers;
    private final SubgraphConnections subgraphs;
    private final Introspection introspection;

    GraphqlRoute(Vertx vertx, GatewayConfig config, ServedGraph graph, CallerVerifier callers,
            SubgraphConnections subgraphs, Introspection introspection) {
        this.vertx = vertx;
        this.config = config;
        this.graph = graph;
        this.callers = callers;
        this.subgraphs = subgraphs;
        this.introspection = introspection;
    }

    void register(@Observes Router router) {
        router.route("/graphql")
                .handler(BodyHandler.create(false).setBodyLimit(config.limits().body()))
                .handler(this::verify)
                .failureHandler(this::failed);
    }

    private void verify(RoutingContext context) {
        callers.verify(context)
                .subscribe()
                .with(caller -> runGuarded(context, () -> answer(context, caller)), context::fail);
    }

    /** What is thrown in a callback would be lost; it belongs to the failure handler. */
    private static void runGuarded(RoutingContext context, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException failure) {
            context.fail(failure);
        }
    }

    private void answer(RoutingContext context, Caller caller) {
        MediaType type = MediaType.accepted(context.request().getHeader("accept"))
                .orElseThrow(() -> new HttpProblem(406, ErrorCode.NOT_ACCEPTABLE,
                        "Answers are application/graphql-response+json or application/json"));
        var received = RequestReader.read(context);
        GraphRequest request = received.request();
        GraphEngine engine = graph.engine();
        Context here = vertx.getOrCreateContext();
        prepared(engine, request)
                .compose(operation -> execute(context, engine, operation, request, here).onSuccess(
                        result -> ResponseWriter.executed(context, type, result, received.explain() && caller.admin()
                                ? ResponseWriter.explanation(operation, result)
                                : Map.of())))
                .onFailure(failure -> {
                    if (failure instanceof RequestException refused) {
                        ResponseWriter.refused(context, type, refused);
                    } else {
                        context.fail(failure);
                    }
                });
    }

    private Future<PreparedOperation> prepared(GraphEngine engine, GraphRequest request) {
        try {
            return engine.known(request)
                    .map(Future::succeededFuture)
                    .orElseGet(() -> vertx.executeBlocking(() -> engine.prepare(request), false));
        } catch (RequestException refused) {
            return Future.failedFuture(refused);
        }
    }

    private Future<ExecutionResult> execute(RoutingContext context, GraphEngine engine, PreparedOperation operation,
            GraphRequest request, Context here) {
        boolean get = context.request().method().equals(HttpMethod.GET);
        if (get && operation.plan().operation().kind() != OperationKind.QUERY) {
            throw new HttpProblem(405, ErrorCode.METHOD_NOT_ALLOWED, "A mutation is sent with POST");
        }
        introspection.check(operation);
        var client = subgraphs.forRequest(context.request().headers());
        Future<ExecutionResult> result = operation.isIntrospection()
                ? vertx.executeBlocking(() -> engine.execute(operation, request, client), false)
                        .compose(stage -> Future.fromCompletionStage(stage, here))
                : Future.fromCompletionStage(engine.execute(operation, request, client), here);
        return result.timeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void failed(RoutingContext context) {
        switch (context.failure()) {
            case HttpProblem problem -> {
                if (problem.status() == 405) {
                    context.response().putHeader("allow", "GET, POST");
                }
                ResponseWriter.problem(context, problem.status(), problem.code(), problem.getMessage());
            }
            case AuthenticationFailedException _ -> {
                context.response().putHeader("www-authenticate", "Bearer");
                ResponseWriter.problem(context, 401, ErrorCode.UNAUTHENTICATED, "A valid bearer token is needed");
            }
            case TimeoutException _ -> ResponseWriter.problem(context, 504, ErrorCode.REQUEST_TIMEOUT,
                    "The request took longer than " + config.timeout().toSeconds() + " s");
            case null -> ResponseWriter.problem(context, context.statusCode(), context.statusCode() == 413
                    ? ErrorCode.BODY_TOO_LARGE
                    : ErrorCode.BAD_REQUEST,
                    context.statusCode() == 413
                            ? "The body has more than " + config.limits().body() + " bytes"
                            : "The request cannot be read");
            case Throwable unexpected -> {
                Log.error("A request failed", unexpected);
                ResponseWriter.problem(context, 500, ErrorCode.INTERNAL_ERROR, "The gateway failed");
            }
        }
    }
}
