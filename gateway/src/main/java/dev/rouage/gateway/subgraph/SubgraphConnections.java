package dev.rouage.gateway.subgraph;

import java.time.Duration;
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
import io.quarkus.runtime.configuration.ConfigUtils;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;

/** The connections to the subgraphs, kept open and shared by all requests. */
@ApplicationScoped
public class SubgraphConnections {
    private final HttpClient http;
    private final GatewayConfig config;
    private final SubgraphMeter meter;
    private final Map<Subgraph, String> urls = new ConcurrentHashMap<>();
    private final Map<Subgraph, Duration> timeouts = new ConcurrentHashMap<>();
    private final boolean redacted = ConfigUtils.isProfileActive("prod");
    private final ObjectMapper json = JsonMapper.builder()
            // Numbers go through as they are: a double would round those with more digits.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private final ObjectReader reader = json.readerFor(LinkedHashMap.class);

    SubgraphConnections(Vertx vertx, GatewayConfig config, SubgraphMeter meter) {
        this.config = config;
        this.meter = meter;
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(2_000).setKeepAlive(true).setDecompressionSupported(true),
                new PoolOptions().setHttp1MaxSize(config.subgraphConnections()));
    }

    /** A client that sends the caller's token and trace along. */
    public SubgraphClient forRequest(MultiMap callerHeaders) {
        return new HttpSubgraphClient(this, PropagatedHeaders.of(callerHeaders));
    }

    String url(Subgraph subgraph) {
        return urls.computeIfAbsent(subgraph, each -> config.subgraphUrl(each.name()).orElse(each.url()));
    }

    Duration timeout(Subgraph subgraph) {
        return timeouts.computeIfAbsent(subgraph, each -> config.subgraphTimeout(each.name()));
    }

    HttpClient http() {
        return http;
    }

    SubgraphMeter meter() {
        return meter;
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
        http.close();
    }
}
