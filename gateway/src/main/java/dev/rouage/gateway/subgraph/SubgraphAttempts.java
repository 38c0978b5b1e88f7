package dev.rouage.gateway.subgraph;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;

/** One request to a subgraph, sent again where that can do no harm: queries only, and not what took too long already. */
final class SubgraphAttempts {
    private final SubgraphConnections connections;
    private final SubgraphTarget target;
    private final MultiMap headers;
    private final Buffer body;
    private final boolean repeatable;

    SubgraphAttempts(SubgraphConnections connections, SubgraphTarget target, MultiMap headers, Buffer body,
            boolean repeatable) {
        this.connections = connections;
        this.target = target;
        this.headers = headers.set("content-type", "application/json")
                .set("accept", "application/graphql-response+json, application/json");
        this.body = body;
        this.repeatable = repeatable;
    }

    Future<Buffer> send() {
        target.budget().sent();
        return attempt(0);
    }

    private Future<Buffer> attempt(int number) {
        int era = target.breaker().enter();
        if (era == CircuitBreaker.REFUSED) {
            return Future.failedFuture(HttpSubgraphClient.refused(target));
        }
        return once().onComplete(ended -> target.breaker().ended(era, ended.failed())).recover(failure -> {
            boolean again = repeatable && number < target.retries() && !(failure instanceof TimeoutException)
                    && target.budget().take();
            return again ? later(number) : Future.failedFuture(failure);
        });
    }

    private Future<Buffer> later(int number) {
        Promise<Buffer> promise = Promise.promise();
        long wait = target.backoff(number, ThreadLocalRandom.current().nextDouble());
        connections.vertx().setTimer(wait, _ -> attempt(number + 1).onComplete(promise));
        return promise.future();
    }

    /** The body of the answer; when it takes too long the request is given up, so that its connection is not waited on. */
    private Future<Buffer> once() {
        var sent = new AtomicReference<HttpClientRequest>();
        try {
            return connections.http()
                    .request(target.request().setHeaders(headers))
                    .compose(request -> {
                        sent.set(request);
                        return request.send(body);
                    })
                    .compose(response -> switch (response.statusCode()) {
                        case 502, 503, 504 -> response.body()
                                .compose(_ -> Future.failedFuture(new AwayException(response.statusCode())));
                        default -> response.body();
                    })
                    .timeout(target.timeout().toMillis(), TimeUnit.MILLISECONDS)
                    .onFailure(failure -> {
                        HttpClientRequest request = sent.get();
                        if (request != null) {
                            request.reset(0, failure);
                        }
                    });
        } catch (IllegalArgumentException | java.io.UncheckedIOException unsendable) {
            return Future.failedFuture(unsendable);
        }
    }

    /** Something before the subgraph says that it is away. */
    static final class AwayException extends RuntimeException {
        private static final long serialVersionUID = 1;

        AwayException(int status) {
            super("status " + status, null, false, false);
        }
    }
}
