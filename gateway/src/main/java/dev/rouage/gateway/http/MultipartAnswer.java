package dev.rouage.gateway.http;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.rouage.gateway.executor.DeferredAnswers;
import dev.rouage.gateway.executor.DeferredAnswers.Answer;
import dev.rouage.gateway.executor.Delivery;
import dev.rouage.gateway.executor.ExecutionResult;
import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.problem.ResponseError;
import dev.rouage.gateway.request.IncrementalBody;
import dev.rouage.gateway.request.ResponseBody;
import io.quarkus.logging.Log;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/**
 * An answer in parts ({@code multipart/mixed}): each is sent when it is known, but not before the client has taken what was
 * sent. Lives on one context.
 */
final class MultipartAnswer {
    private static final String BOUNDARY = "\r\n---";
    private static final String PART = "\r\ncontent-type: application/json; charset=utf-8\r\n\r\n";
    private static final String LAST = "--\r\n";

    private final HttpServerResponse response;
    private final Context context;
    private final IncrementalBody bodies;
    private final Set<String> codes = new LinkedHashSet<>();
    private int subgraphRequests;

    /** What was answered, all parts together. */
    record Ended(List<String> codes, int subgraphRequests) {}

    MultipartAnswer(HttpServerResponse response, Context context, Delivery delivery, int mostErrors) {
        this.response = response;
        this.context = context;
        this.bodies = new IncrementalBody(delivery, mostErrors);
        String specification = delivery == Delivery.BY_PATH ? "deferSpec=20220824" : "incrementalSpec=v0.2";
        response.setChunked(true)
                .setStatusCode(200)
                .putHeader("content-type", "multipart/mixed; boundary=\"-\"; " + specification)
                .putHeader("cache-control", "no-store")
                .putHeader("x-content-type-options", "nosniff")
                .putHeader("x-accel-buffering", "no");
    }

    /**
     * Sends it all.
     *
     * @param until when the time for the request is up, by {@link System#nanoTime}
     */
    Future<Ended> send(ExecutionResult first, DeferredAnswers deferred, Map<String, Object> extensions, long until) {
        note(first.errors());
        subgraphRequests = first.subgraphRequests();
        response.write(BOUNDARY);
        return write(bodies.first(first, deferred.pending(), extensions), true)
                .compose(_ -> goOn(deferred, until))
                .map(_ -> new Ended(List.copyOf(codes), subgraphRequests));
    }

    private Future<Void> goOn(DeferredAnswers deferred, long until) {
        if (response.closed() || response.ended()) {
            return Future.succeededFuture();
        }
        long left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime()));
        return Future.fromCompletionStage(deferred.next(), context)
                .timeout(left, TimeUnit.MILLISECONDS)
                .otherwise(failure -> deferred.giveUp(code(failure), "The rest could not be answered"))
                .compose(answer -> {
                    note(answer);
                    return write(bodies.next(answer), answer.hasNext())
                            .compose(_ -> answer.hasNext() ? goOn(deferred, until) : Future.succeededFuture());
                });
    }

    private static ErrorCode code(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return ErrorCode.REQUEST_TIMEOUT;
        }
        Log.error("A deferred part failed", failure);
        return ErrorCode.INTERNAL_ERROR;
    }

    private Future<Void> write(Map<String, Object> body, boolean hasNext) {
        if (response.closed() || response.ended()) {
            return Future.succeededFuture();
        }
        // The boundary goes with the part before it: then a client need not wait for the next part to read this one.
        Buffer part = Buffer.buffer(PART).appendBuffer(ResponseBody.json(body)).appendString(BOUNDARY);
        if (!hasNext) {
            return response.end(part.appendString(LAST)).otherwiseEmpty();
        }
        response.write(part);
        if (!response.writeQueueFull()) {
            return Future.succeededFuture();
        }
        Promise<Void> drained = Promise.promise();
        response.drainHandler(_ -> drained.tryComplete());
        response.closeHandler(_ -> drained.tryComplete());
        return drained.future();
    }

    private void note(Answer answer) {
        subgraphRequests = Math.max(subgraphRequests, answer.subgraphRequests());
        answer.completed().forEach(each -> {
            note(each.errors());
            each.pieces().forEach(piece -> note(piece.errors()));
        });
    }

    private void note(List<ResponseError> errors) {
        errors.forEach(error -> codes.add(String.valueOf(error.extensions().get("code"))));
    }
}
