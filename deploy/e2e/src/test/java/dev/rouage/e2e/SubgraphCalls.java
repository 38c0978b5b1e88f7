package dev.rouage.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the gateway's count of requests by subgraph from its metrics. */
final class SubgraphCalls {

    private static final Pattern COUNT = Pattern
            .compile(
                    "rouage_gateway_subgraph_requests[a-z_]*_(?:count|total)\\{[^}]*subgraph=\"(\\w+)\"[^}]*} ([0-9.E]+)");

    private SubgraphCalls() {}

    static Map<String, Long> read(HttpClient client, URI gateway) {
        try {
            HttpRequest request = HttpRequest.newBuilder(gateway.resolve("/q/metrics")).build();
            String metrics = client.send(request, BodyHandlers.ofString()).body();
            Map<String, Long> calls = new HashMap<>();
            Matcher line = COUNT.matcher(metrics);
            while (line.find()) {
                calls.merge(line.group(1), (long) Double.parseDouble(line.group(2)), Long::sum);
            }
            return calls;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading metrics", e);
        }
    }
}
