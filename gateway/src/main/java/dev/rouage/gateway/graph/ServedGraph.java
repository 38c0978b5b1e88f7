package dev.rouage.gateway.graph;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.gateway.config.GatewayConfig;
import dev.rouage.gateway.engine.GraphEngine;
import dev.rouage.gateway.operation.OperationLimits;
import dev.rouage.gateway.supergraph.Subgraph;
import dev.rouage.gateway.supergraph.Supergraph;
import dev.rouage.gateway.supergraph.SupergraphException;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;

/** Reads the supergraph at start; without a usable one the gateway does not start. */
@Startup
@ApplicationScoped
public class ServedGraph {
    private final GatewayConfig config;
    private volatile GraphEngine engine;

    @SuppressWarnings("NullAway.Init")
    ServedGraph(GatewayConfig config) {
        this.config = config;
    }

    @PostConstruct
    void load() {
        String source = config.supergraph();
        try {
            Supergraph supergraph = Supergraph.parse(read(source));
            var limits = config.limits();
            engine = new GraphEngine(supergraph, new OperationLimits(limits.tokens(), limits.depth(), limits.aliases(),
                    limits.rootFields(), limits.fields()), config.planCache());
            Log.infof("Serving the supergraph of %s: subgraphs %s", source,
                    supergraph.subgraphs().stream().map(Subgraph::name).collect(Collectors.joining(", ")));
        } catch (SupergraphException unusable) {
            throw new IllegalStateException(
                    "rouage.gateway.supergraph=" + source + ": " + unusable.getMessage(), unusable);
        }
    }

    /** The engine that answers now. A request keeps to the one it began with. */
    public GraphEngine engine() {
        return engine;
    }

    private static String read(String source) {
        try {
            return source.startsWith("http://") || source.startsWith("https://")
                    ? download(source)
                    : Files.readString(Path.of(source));
        } catch (IOException unreadable) {
            throw new IllegalStateException(
                    "rouage.gateway.supergraph=" + source + " cannot be read: " + unreadable, unreadable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading " + source, interrupted);
        }
    }

    private static String download(String url) throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10)).build();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("status " + response.statusCode());
            }
            return response.body();
        }
    }
}
