package dev.rouage.gateway.subscription;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Singleton;

import dev.rouage.gateway.config.GatewayConfig;
import dev.rouage.gateway.executor.SubgraphRequest;
import dev.rouage.gateway.operation.OperationKind;
import dev.rouage.gateway.planner.FetchStep;
import dev.rouage.gateway.planner.QueryPlan;
import dev.rouage.gateway.request.AdmittedRequest;
import dev.rouage.gateway.request.ResponseBody;
import dev.rouage.gateway.subgraph.SubgraphConnections;
import dev.rouage.gateway.subgraph.SubgraphSubscriptions;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;

/** Starts the operations of clients that keep a connection open. */
@Singleton
class Operations {
    private final SubgraphSubscriptions subscriptions;
    private final SubgraphConnections subgraphs;
    private final SubscriptionLimits limits;
    private final AtomicInteger connections = new AtomicInteger();

    Operations(SubgraphSubscriptions subscriptions, SubgraphConnections subgraphs, GatewayConfig config) {
        this.subscriptions = subscriptions;
        this.subgraphs = subgraphs;
        this.limits = SubscriptionLimits.of(config);
    }

    /** An operation under way. */
    interface Running {
        /** Ends it without a word to the subscriber. */
        void stop();
    }

    SubscriptionLimits limits() {
        return limits;
    }

    /** Whether one more connection may stay; whoever got yes says so when it goes. */
    boolean enter() {
        if (connections.incrementAndGet() > limits.connections()) {
            connections.decrementAndGet();
            return false;
        }
        return true;
    }

    void left() {
        connections.decrementAndGet();
    }

    Running start(AdmittedRequest admitted, MultiMap headers, Context context, Subscriber subscriber, Runnable ended) {
        if (admitted.kind() != OperationKind.SUBSCRIPTION || admitted.prepared() == null) {
            return once(admitted, headers, context, subscriber, ended);
        }
        var open = new AtomicReference<SubgraphSubscriptions.Open>(() -> {});
        var flow = new EventFlow(admitted, subgraphs.forEvent(headers), context, limits, subscriber, () -> {
            open.get().close();
            ended.run();
        });
        QueryPlan plan = admitted.prepared().plan();
        FetchStep root = plan.steps().getFirst();
        Map<String, Object> variables = new java.util.HashMap<>(admitted.request().variables());
        variables.keySet().retainAll(root.variables());
        open.set(subscriptions.subscribe(root.subgraph(),
                new SubgraphRequest(OperationKind.SUBSCRIPTION, root.document(), variables), headers, context, flow));
        return () -> {
            flow.stop();
            open.get().close();
        };
    }

    private Running once(AdmittedRequest admitted, MultiMap headers, Context context, Subscriber subscriber,
            Runnable ended) {
        var stopped = new AtomicReference<>(false);
        admitted.execute(subgraphs.forRequest(headers), context)
                .timeout(limits.timeout(), TimeUnit.MILLISECONDS)
                .compose(result -> stopped.get()
                        ? Future.succeededFuture()
                        : subscriber.next(ResponseBody.of(result, limits.errors(), Map.of())))
                .onComplete(done -> {
                    if (!stopped.get()) {
                        if (done.succeeded()) {
                            subscriber.completed();
                        } else {
                            subscriber.failed(Refusal.of(done.cause(), limits.timeout()));
                        }
                        ended.run();
                    }
                });
        return () -> stopped.set(true);
    }
}
