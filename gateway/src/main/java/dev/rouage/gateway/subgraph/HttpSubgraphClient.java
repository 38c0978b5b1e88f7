package dev.rouage.gateway.subgraph;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.rouage.gateway.executor.SubgraphClient;
import dev.rouage.gateway.executor.SubgraphException;
import dev.rouage.gateway.executor.SubgraphRequest;
import dev.rouage.gateway.executor.SubgraphResponse;
import dev.rouage.gateway.operation.OperationKind;
import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.supergraph.Subgraph;
import dev.rouage.gateway.telemetry.SubgraphMeter.Outcome;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** Sends the requests that one request of a caller needs. */
final class HttpSubgraphClient implements SubgraphClient {
    private final SubgraphConnections connections;
    private final MultiMap callerHeaders;
    private final boolean sharing;

    /** @param sharing whether an answer may be one that was asked for a moment before */
    HttpSubgraphClient(SubgraphConnections connections, MultiMap callerHeaders, boolean sharing) {
        this.connections = connections;
        this.callerHeaders = callerHeaders;
        this.sharing = sharing;
    }

    @Override
    public CompletionStage<SubgraphResponse> send(Subgraph subgraph, SubgraphRequest request) {
        SubgraphTarget target = connections.target(subgraph);
        long sentAt = System.nanoTime();
        Span span = connections.tracing().fetch(target.name(), request.kind().keyword());
        return exchange(target, request).map(body -> new SubgraphAnswers(connections).read(subgraph, body))
                .onComplete(ended -> {
                    Outcome outcome = ended.succeeded() ? Outcome.ANSWERED : Outcome.FAILED;
                    connections.meter().ended(target.name(), outcome, sentAt);
                    if (ended.failed()) {
                        span.setStatus(StatusCode.ERROR);
                    }
                    span.end();
                })
                .recover(failure -> Future.failedFuture(connections.failures().of(target, failure)))
                .toCompletionStage();
    }

    private Future<Buffer> exchange(SubgraphTarget target, SubgraphRequest request) {
        Buffer body;
        try {
            body = body(request);
        } catch (JsonProcessingException unsendable) {
            return Future.failedFuture(unsendable);
        }
        MultiMap headers = target.headers().of(callerHeaders);
        boolean query = request.kind() == OperationKind.QUERY;
        var attempts = new SubgraphAttempts(connections, target, headers, body, query);
        if (!query) {
            return attempts.send().onComplete(_ -> connections.shared().mutated());
        }
        if (!sharing) {
            return attempts.send();
        }
        return connections.shared()
                .share(target.name(), target.headers().identity(callerHeaders), body, attempts::send);
    }

    private Buffer body(SubgraphRequest request) throws JsonProcessingException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("query", request.document());
        if (!request.variables().isEmpty()) {
            body.put("variables", request.variables());
        }
        return Buffer.buffer(connections.json().writeValueAsBytes(body));
    }

    /** The circuit of the subgraph is open. */
    static SubgraphException refused(SubgraphTarget target) {
        return new SubgraphException(ErrorCode.SUBGRAPH_CIRCUIT_OPEN, target.name() + " failed too often just now",
                null);
    }
}
