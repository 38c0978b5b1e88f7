package dev.rouage.gateway.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.problem.HttpProblem;
import dev.rouage.gateway.problem.ResponseError;
import dev.rouage.gateway.request.AdmittedRequest;
import dev.rouage.gateway.request.ResponseBody;
import dev.rouage.gateway.security.Caller;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Operations as server-sent events, each over a connection of its own (the distinct mode of the GraphQL-SSE protocol). */
@ApplicationScoped
public class EventStreams {
    private final Vertx vertx;
    private final Operations operations;
    private final Set<Stream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    EventStreams(Vertx vertx, Operations operations) {
        this.vertx = vertx;
        this.operations = operations;
    }

    /** Takes the request over. */
    public void open(HttpServerRequest request, AdmittedRequest admitted, Caller caller, Context context) {
        if (stopping) {
            throw new HttpProblem(503, ErrorCode.SHUTTING_DOWN, "The gateway is going down: connect again",
                    Map.of("retry-after", "1"));
        }
        if (!operations.enter()) {
            throw new HttpProblem(503, ErrorCode.TOO_MANY_SUBSCRIPTIONS,
                    "No more than " + operations.limits().connections() + " connections stay open", Map.of(
                            "retry-after", "30"));
        }
        var stream = new Stream(request.response());
        open.add(stream);
        stream.start(operations.start(admitted, request.headers(), context, stream, stream::end), caller);
    }

    /** Before what is under way is waited for: of itself none of this ends. */
    void drain(@Observes ShutdownDelayInitiatedEvent event) {
        stop();
    }

    void stop(@Observes ShutdownEvent event) {
        stop();
    }

    private void stop() {
        stopping = true;
        open.forEach(each -> each.failed(List.of(ResponseError.of(ErrorCode.SHUTTING_DOWN,
                "The gateway is going down: connect again"))));
    }

    private final class Stream implements Subscriber {
        private final HttpServerResponse response;
        private final AtomicBoolean ended = new AtomicBoolean();
        private final long heartbeat;
        private long expiry = -1;
        private Operations.Running running = () -> {};

        Stream(HttpServerResponse response) {
            this.response = response;
            response.setChunked(true)
                    .putHeader("content-type", "text/event-stream; charset=utf-8")
                    .putHeader("cache-control", "no-store")
                    .putHeader("x-accel-buffering", "no");
            response.closeHandler(_ -> end());
            response.exceptionHandler(_ -> end());
            response.write(":\n\n");
            heartbeat = vertx.setPeriodic(operations.limits().heartbeat(), _ -> {
                if (!response.writeQueueFull()) {
                    response.write(":\n\n");
                }
            });
        }

        void start(Operations.Running started, Caller caller) {
            running = started;
            if (ended.get()) {
                started.stop();
            } else if (!caller.expires().equals(Instant.MAX)) {
                long left = Duration.between(Instant.now(), caller.expires()).toMillis();
                expiry = vertx.setTimer(Math.max(1, left), _ -> failed(List.of(ResponseError.of(
                        ErrorCode.UNAUTHENTICATED, "The token has expired"))));
            }
        }

        @Override
        public Future<Void> next(Map<String, Object> answer) {
            if (ended.get() || response.ended()) {
                return Future.succeededFuture();
            }
            response.write("event: next\ndata: " + ResponseBody.json(answer) + "\n\n");
            if (!response.writeQueueFull()) {
                return Future.succeededFuture();
            }
            Promise<Void> drained = Promise.promise();
            response.drainHandler(_ -> drained.tryComplete());
            return drained.future();
        }

        @Override
        public void completed() {
            if (!ended.get() && !response.ended()) {
                response.end("event: complete\ndata:\n\n");
            }
            end();
        }

        @Override
        public void failed(List<ResponseError> errors) {
            if (!ended.get() && !response.ended()) {
                response.write("event: next\ndata: " + ResponseBody.json(Map.of("errors",
                        ResponseBody.errors(errors, operations.limits().errors()))) + "\n\n");
            }
            completed();
        }

        void end() {
            if (ended.compareAndSet(false, true)) {
                vertx.cancelTimer(heartbeat);
                vertx.cancelTimer(expiry);
                running.stop();
                open.remove(this);
                operations.left();
                if (!response.ended() && !response.closed()) {
                    response.end();
                }
            }
        }
    }
}
