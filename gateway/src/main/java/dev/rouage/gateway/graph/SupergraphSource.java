package dev.rouage.gateway.graph;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Where the supergraph comes from. Blocks; for one thread at a time. */
final class SupergraphSource {
    private static final int LARGEST = 64 * 1024 * 1024;

    private final String source;
    private @Nullable String seen;
    private @Nullable String entityTag;

    SupergraphSource(String source) {
        this.source = source;
    }

    /** The supergraph, if it is another than the last one that was read. */
    Optional<String> changed() throws IOException, InterruptedException {
        String now = source.startsWith("http://") || source.startsWith("https://")
                ? download()
                : Files.readString(Path.of(source));
        if (now == null || now.equals(seen)) {
            return Optional.empty();
        }
        seen = now;
        return Optional.of(now);
    }

    /** Null where the server says that nothing changed. */
    private @Nullable String download() throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            var request = HttpRequest.newBuilder(URI.create(source)).timeout(Duration.ofSeconds(10));
            if (entityTag != null) {
                request.header("if-none-match", entityTag);
            }
            HttpResponse<java.io.InputStream> response = client.send(
                    request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                if (response.statusCode() == 304) {
                    return null;
                }
                if (response.statusCode() != 200) {
                    throw new IOException("status " + response.statusCode());
                }
                byte[] bytes = body.readNBytes(LARGEST);
                if (bytes.length == LARGEST) {
                    throw new IOException("more than " + LARGEST + " bytes");
                }
                entityTag = response.headers().firstValue("etag").orElse(null);
                return new String(bytes, StandardCharsets.UTF_8);
            }
        }
    }
}
