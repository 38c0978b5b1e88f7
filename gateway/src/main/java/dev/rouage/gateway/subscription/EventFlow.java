package dev.rouage.gateway.subscription;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.rouage.gateway.executor.SubgraphClient;
import dev.rouage.gateway.executor.SubgraphException;
import dev.rouage.gateway.executor.SubgraphResponse;
import dev.rouage.gateway.operation.OperationKind;
import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.problem.ResponseError;
import dev.rouage.gateway.request.AdmittedRequest;
import dev.rouage.gateway.request.ResponseBody;
import dev.rouage.gateway.subgraph.SubgraphEvents;
import io.vertx.core.Context;
import io.vertx.core.Future;

/**
 * Makes answers of events, one after the other: the event is the answer of the subgraph that was subscribed to, and the
 * rest of the plan is executed for it. A client that is slower than its events loses its subscription, not some of them.
 */
final class EventFlow implements SubgraphEvents {
    private static final int WAITING = 64;

    private final AdmittedRequest admitted;
    private final SubgraphClient client;
    private final Context context;
    private final SubscriptionLimits limits;
    private final Subscriber subscriber;
    private final Runnable ended;
    private final ArrayDeque<SubgraphResponse> waiting = new ArrayDeque<>();
    private boolean busy;
    private boolean complete;
    private boolean over;

    /** @param ended is told once when nothing more will be sent */
    EventFlow(AdmittedRequest admitted, SubgraphClient client, Context context, SubscriptionLimits limits,
            Subscriber subscriber, Runnable ended) {
        this.admitted = admitted;
        this.client = client;
        this.context = context;
        this.limits = limits;
        this.subscriber = subscriber;
        this.ended = ended;
    }

    @Override
    public void next(SubgraphResponse event) {
        if (over || complete) {
            return;
        }
        if (waiting.size() >= WAITING) {
            end(() -> subscriber.failed(List.of(ResponseError.of(ErrorCode.SUBSCRIBER_TOO_SLOW,
                    "More than " + WAITING + " events wait for the client"))));
            return;
        }
        waiting.add(event);
        goOn();
    }

    private void goOn() {
        if (busy || over) {
            return;
        }
        SubgraphResponse event = waiting.poll();
        if (event == null) {
            if (complete) {
                end(subscriber::completed);
            }
            return;
        }
        busy = true;
        answer(event).onComplete(_ -> {
            busy = false;
            goOn();
        });
    }

    private Future<Void> answer(SubgraphResponse event) {
        SubgraphClient withEvent = (subgraph, request) -> request.kind() == OperationKind.SUBSCRIPTION
                ? CompletableFuture.completedFuture(event)
                : client.send(subgraph, request);
        return admitted.execute(withEvent, context)
                .timeout(limits.timeout(), TimeUnit.MILLISECONDS)
                .map(result -> ResponseBody.of(result, limits.errors(), Map.of()))
                .otherwise(_ -> Map.of("errors", List.of(ResponseError.of(ErrorCode.REQUEST_TIMEOUT,
                        "The event could not be completed in time").toMap())))
                .compose(answer -> over ? Future.succeededFuture() : subscriber.next(answer));
    }

    @Override
    public void completed() {
        complete = true;
        goOn();
    }

    @Override
    public void failed(SubgraphException failure) {
        end(() -> subscriber.failed(List.of(ResponseError.of(failure.code(), String.valueOf(failure.getMessage())))));
    }

    private void end(Runnable last) {
        if (!over) {
            over = true;
            waiting.clear();
            last.run();
            ended.run();
        }
    }

    /** Nothing more is sent from now on. */
    void stop() {
        over = true;
        waiting.clear();
    }
}
