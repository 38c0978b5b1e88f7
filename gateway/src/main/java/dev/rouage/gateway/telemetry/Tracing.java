package dev.rouage.gateway.telemetry;

import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;

/** Spans of the gateway's own work; that of the HTTP request around them is made by the framework. */
@Singleton
public class Tracing {
    private final Tracer tracer;

    Tracing(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("dev.rouage.gateway");
    }

    /** Does the work, which is done when the call returns. */
    public <T> T inSpan(String name, Supplier<T> work) {
        Span span = tracer.spanBuilder(name).startSpan();
        try (var _ = span.makeCurrent()) {
            return work.get();
        } catch (RuntimeException failure) {
            span.setStatus(StatusCode.ERROR);
            throw failure;
        } finally {
            span.end();
        }
    }

    /** The span of a request to a subgraph; whoever starts it ends it. */
    public Span fetch(String subgraph, String operation) {
        return tracer.spanBuilder("graphql fetch " + subgraph)
                .setSpanKind(SpanKind.INTERNAL)
                .setAttribute("graphql.subgraph", subgraph)
                .setAttribute("graphql.operation.type", operation)
                .startSpan();
    }
}
