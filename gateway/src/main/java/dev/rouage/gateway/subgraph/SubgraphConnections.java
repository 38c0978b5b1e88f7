package dev.rouage.gateway.subgraph;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rouage.gateway.config.GatewayConfig;
import dev.rouage.gateway.executor.SubgraphClient;
import dev.rouage.gateway.supergraph.Subgraph;
import dev.rouage.gateway.telemetry.SubgraphMeter;
import dev.rouage.gateway.telemetry.Tracing;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;

/** The connections to the subgraphs, kept open and shared by all requests. */
@ApplicationScoped
public class SubgraphConnections {
    private final Vertx vertx;
    private final HttpClient http;
    private final WebSocketClient sockets;
    private final GatewayConfig config;
    private final SubgraphMeter meter;
    private final Tracing tracing;
    private final boolean redacted;
    private final SubgraphFailures failures;
    private final SharedExchanges shared = new SharedExchanges();
    private final Map<Subgraph, SubgraphTarget> targets = new ConcurrentHashMap<>();
    private final ObjectMapper json = JsonMapper.builder()
            // Numbers go through as they are: a double would round those with more digits.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private final ObjectReader reader = json.readerFor(LinkedHashMap.class);

    SubgraphConnections(Vertx vertx, GatewayConfig config, SubgraphMeter meter, Tracing tracing) {
        this.vertx = vertx;
        this.config = config;
        this.meter = meter;
        this.tracing = tracing;
        this.redacted = config.value("redact-errors", Boolean.class, config.isProduction());
        this.failures = new SubgraphFailures(redacted);
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(2_000).setKeepAlive(true).setDecompressionSupported(true),
                new PoolOptions().setHttp1MaxSize(config.subgraphConnections())
                        .setMaxWaitQueueSize(config.number("subgraph-queue", 1_000)));
        this.sockets = vertx.createWebSocketClient(new WebSocketClientOptions().setConnectTimeout(2_000)
                .setMaxConnections(config.number("subscription.upstream-connections", 10_000))
                .setMaxFrameSize(1_048_576)
                .setMaxMessageSize(4_194_304));
    }

    /** A client that sends the caller's token and trace along. */
    public SubgraphClient forRequest(MultiMap callerHeaders) {
        return new HttpSubgraphClient(this, callerHeaders, true);
    }

    /** The same for what is asked because of an event: no answer may be older than the event. */
    public SubgraphClient forEvent(MultiMap callerHeaders) {
        return new HttpSubgraphClient(this, callerHeaders, false);
    }

    WebSocketClient sockets() {
        return sockets;
    }

    SubgraphTarget target(Subgraph subgraph) {
        SubgraphTarget known = targets.get(subgraph);
        return known != null ? known : targets.computeIfAbsent(subgraph, each -> new SubgraphTarget(each, config));
    }

    Vertx vertx() {
        return vertx;
    }

    HttpClient http() {
        return http;
    }

    SubgraphMeter meter() {
        return meter;
    }

    Tracing tracing() {
        return tracing;
    }

    SubgraphFailures failures() {
        return failures;
    }

    SharedExchanges shared() {
        return shared;
    }

    /** Whether what subgraphs say of their errors is kept from clients. */
    boolean isRedacted() {
        return redacted;
    }

    ObjectMapper json() {
        return json;
    }

    ObjectReader reader() {
        return reader;
    }

    @PreDestroy
    void close() {
        sockets.close();
        http.close();
    }
}
