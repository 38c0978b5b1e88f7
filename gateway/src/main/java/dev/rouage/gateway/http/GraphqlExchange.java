package dev.rouage.gateway.http;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.rouage.gateway.executor.DeferredAnswers;
import dev.rouage.gateway.executor.Delivery;
import dev.rouage.gateway.executor.ExecutionResult;
import dev.rouage.gateway.operation.OperationKind;
import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.problem.HttpProblem;
import dev.rouage.gateway.problem.RequestException;
import dev.rouage.gateway.problem.ResponseError;
import dev.rouage.gateway.request.AdmittedRequest;
import dev.rouage.gateway.request.ClientRequest;
import dev.rouage.gateway.request.HeldBodies;
import dev.rouage.gateway.request.Problems;
import dev.rouage.gateway.request.RequestReader;
import dev.rouage.gateway.request.ResponseBody;
import dev.rouage.gateway.security.Caller;
import dev.rouage.gateway.subscription.EventStreams;
import dev.rouage.gateway.telemetry.RequestJournal;
import io.quarkus.vertx.http.runtime.filters.QuarkusRequestWrapper;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/** One request over HTTP, from its first byte to its answer. */
final class GraphqlExchange {
    private final Edge edge;
    private final EventStreams streams;
    private final HttpServerRequest request;
    private final Context context;
    private final RequestJournal.Entry journal;
    private MediaType type = MediaType.JSON;
    private Delivery delivery = Delivery.WHOLE;
    private final long startedAt = System.nanoTime();

    GraphqlExchange(Edge edge, EventStreams streams, HttpServerRequest request, Context context) {
        this.edge = edge;
        this.streams = streams;
        this.request = request;
        this.context = context;
        this.journal = edge.journal.begin("http");
    }

    void serve() {
        // Nothing of the body is taken in before it is known who sends it.
        request.pause();
        edge.callers.verify(request.getHeader(HttpHeaders.AUTHORIZATION))
                .compose(this::serve)
                .onFailure(this::failed);
    }

    private Future<Void> serve(Caller caller) {
        journal.caller(caller.tenant());
        HttpMethod method = request.method();
        if (method != HttpMethod.GET && method != HttpMethod.POST) {
            throw new HttpProblem(405, ErrorCode.METHOD_NOT_ALLOWED, "GraphQL is asked with POST, or GET for queries");
        }
        type = MediaType.accepted(request.getHeader(HttpHeaders.ACCEPT))
                .orElseThrow(() -> new HttpProblem(406, ErrorCode.NOT_ACCEPTABLE,
                        "Answers are application/graphql-response+json, application/json, multipart/mixed or "
                                + "text/event-stream"));
        delivery = type == MediaType.EVENTS
                ? Delivery.WHOLE
                : MediaType.delivery(request.getHeader(HttpHeaders.ACCEPT));
        if (method == HttpMethod.GET) {
            request.resume();
            return answer(edge.reader.fromUrl(request), caller);
        }
        RequestReader.checkContentType(request.getHeader(HttpHeaders.CONTENT_TYPE));
        HeldBodies.Held held = edge.bodies.begin();
        // However that ends; the response has one handler for each end, and event streams take them for themselves.
        QuarkusRequestWrapper.get(request).addRequestDoneHandler(_ -> held.release());
        return edge.bodies.read(request, held).compose(body -> answer(edge.reader.fromBody(body), caller));
    }

    private Future<Void> answer(ClientRequest sent, Caller caller) {
        return edge.admission.admit(sent, delivery, caller, context).compose(admitted -> {
            journal.operation(admitted.operationName(), admitted.kind().keyword(), admitted.cost());
            if (request.method() == HttpMethod.GET && admitted.kind() == OperationKind.MUTATION) {
                throw new HttpProblem(405, ErrorCode.METHOD_NOT_ALLOWED, "A mutation is sent with POST");
            }
            if (type == MediaType.EVENTS) {
                streams.open(request, admitted, caller, context);
                return Future.succeededFuture();
            }
            if (admitted.kind() == OperationKind.SUBSCRIPTION) {
                throw new RequestException(ErrorCode.SUBSCRIPTION_NOT_SUPPORTED,
                        "A subscription is opened over a web socket, or as text/event-stream");
            }
            return execute(admitted, sent.explain() && caller.admin());
        });
    }

    private Future<Void> execute(AdmittedRequest admitted, boolean explain) {
        return admitted.execute(edge.subgraphs.forRequest(request.headers()), context)
                .timeout(edge.timeout, TimeUnit.MILLISECONDS)
                .compose(result -> {
                    Map<String, Object> extensions = explain
                            ? ResponseBody.explanation(admitted, result)
                            : Map.of();
                    if (result.deferred() != null) {
                        return inParts(result, result.deferred(), extensions);
                    }
                    write(200, ResponseBody.of(result, edge.errors, extensions));
                    ended(200, result);
                    return Future.succeededFuture();
                });
    }

    private Future<Void> inParts(ExecutionResult first, DeferredAnswers deferred, Map<String, Object> extensions) {
        long until = startedAt + TimeUnit.MILLISECONDS.toNanos(edge.timeout);
        return new MultipartAnswer(request.response(), context, delivery, edge.errors)
                .send(first, deferred, extensions, until)
                .map(sent -> {
                    journal.ended(200, true, sent.codes().stream().limit(edge.errors).toList(),
                            sent.subgraphRequests());
                    return null;
                });
    }

    private void ended(int status, ExecutionResult result) {
        List<String> codes = result.errors().isEmpty()
                ? List.of()
                : result.errors()
                        .stream()
                        .limit(edge.errors)
                        .map(each -> String.valueOf(each.extensions().get("code")))
                        .toList();
        journal.ended(status, true, codes, result.subgraphRequests());
    }

    private void failed(Throwable failure) {
        if (failure instanceof RequestException refused) {
            // A client of the older media type takes any other status for a failure of the transport.
            int status = type == MediaType.GRAPHQL ? 400 : 200;
            write(status, Map.of("errors", ResponseBody.errors(refused.errors(), edge.errors)));
            journal.ended(status, false, refused.errors().stream().limit(1).map(this::code).toList(), 0);
        } else {
            HttpProblem problem = Problems.of(failure, edge.timeout);
            problem.headers().forEach(request.response()::putHeader);
            if (!request.isEnded()) {
                // The rest of the body is not waited for. HTTP/2 has no such header: there only the stream ends.
                if (request.version() != HttpVersion.HTTP_2) {
                    request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
                }
                request.resume();
            }
            ResponseWriter.problem(request.response(), problem.status(), problem.code(), problem.getMessage());
            journal.ended(problem.status(), false, List.of(problem.code().name()), 0);
        }
    }

    private @Nullable String code(ResponseError error) {
        return String.valueOf(error.extensions().get("code"));
    }

    private void write(int status, Object body) {
        ResponseWriter.write(request.response(), status, type.contentType(), body);
    }
}
