package dev.rouage.gateway.subgraph;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.rouage.gateway.executor.SubgraphClient;
import dev.rouage.gateway.executor.SubgraphException;
import dev.rouage.gateway.executor.SubgraphRequest;
import dev.rouage.gateway.executor.SubgraphResponse;
import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.supergraph.Subgraph;
import dev.rouage.gateway.telemetry.SubgraphMeter.Outcome;
import io.quarkus.logging.Log;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/** Sends the requests that one request of a caller needs. */
final class HttpSubgraphClient implements SubgraphClient {
    private final SubgraphConnections connections;
    private final MultiMap headers;

    HttpSubgraphClient(SubgraphConnections connections, MultiMap headers) {
        this.connections = connections;
        this.headers = headers;
    }

    @Override
    public CompletionStage<SubgraphResponse> send(Subgraph subgraph, SubgraphRequest request) {
        long sentAt = System.nanoTime();
        return exchange(subgraph, request).map(body -> new SubgraphAnswers(connections).read(subgraph, body))
                .onSuccess(_ -> connections.meter().ended(subgraph.name(), Outcome.ANSWERED, sentAt))
                .onFailure(_ -> connections.meter().ended(subgraph.name(), Outcome.FAILED, sentAt))
                .recover(failure -> Future.failedFuture(asSubgraphException(subgraph, failure)))
                .toCompletionStage();
    }

    private Future<Buffer> exchange(Subgraph subgraph, SubgraphRequest request) {
        RequestOptions options;
        Buffer body;
        try {
            body = body(request);
            options = new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(connections.url(subgraph));
        } catch (JsonProcessingException | IllegalArgumentException | java.io.UncheckedIOException unsendable) {
            return Future.failedFuture(unsendable);
        }
        options.setHeaders(MultiMap.caseInsensitiveMultiMap()
                .addAll(headers)
                .set("content-type", "application/json")
                .set("accept", "application/graphql-response+json, application/json"));
        return connections.http()
                .request(options)
                .compose(sending -> answer(sending, body, connections.timeout(subgraph).toMillis()));
    }

    /** The body of the answer; when it takes too long the request is given up, so that its connection is not waited on. */
    private static Future<Buffer> answer(HttpClientRequest sending, Buffer body, long milliseconds) {
        return sending.send(body)
                .compose(response -> response.body())
                .timeout(milliseconds, TimeUnit.MILLISECONDS)
                .onFailure(failure -> sending.reset(0, failure));
    }

    private Buffer body(SubgraphRequest request) throws JsonProcessingException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("query", request.document());
        if (!request.variables().isEmpty()) {
            body.put("variables", request.variables());
        }
        return Buffer.buffer(connections.json().writeValueAsBytes(body));
    }

    private static SubgraphException asSubgraphException(Subgraph subgraph, Throwable failure) {
        if (failure instanceof SubgraphException known) {
            return known;
        }
        Log.warnf("Subgraph %s: %s", subgraph.name(), failure);
        return failure instanceof TimeoutException
                ? new SubgraphException(ErrorCode.SUBGRAPH_TIMEOUT, subgraph.name() + " took too long to answer",
                        failure)
                : new SubgraphException(ErrorCode.SUBGRAPH_UNAVAILABLE, subgraph.name() + " cannot be reached",
                        failure);
    }
}
