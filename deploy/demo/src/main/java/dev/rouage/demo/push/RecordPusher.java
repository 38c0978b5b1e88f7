package dev.rouage.demo.push;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rouage.demo.record.Item;
import dev.rouage.demo.record.Kind;

/**
 * Pushes items in batches, one after the other, as the contract asks: a repeated batch carries the same idempotency key,
 * and only "too many", "bad gateway", "unavailable", "timeout" and what says when to come again are tried again.
 */
public final class RecordPusher {

    private static final int BATCH_SIZE = 1_000;
    private static final int ATTEMPTS = 8;
    private static final Set<Integer> WORTH_REPEATING = Set.of(429, 502, 503, 504);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final URI ingest;
    private final AccessTokens tokens;
    private final String keyPrefix;

    /**
     * @param ingest the address of ingest-service, without {@code /v1}
     * @param keyPrefix begins every idempotency key: with another prefix the same batch is not a repetition
     */
    public RecordPusher(HttpClient client, URI ingest, AccessTokens tokens, String keyPrefix) {
        this.client = client;
        this.ingest = ingest;
        this.tokens = tokens;
        this.keyPrefix = keyPrefix;
    }

    /** Pushes everything; {@code progress} hears the sum after each batch. */
    public PushResult push(Stream<Item> items, Consumer<PushResult> progress) throws IOException, InterruptedException {
        PushResult sum = PushResult.NOTHING;
        Batches batches = new Batches(items.iterator(), BATCH_SIZE);
        while (batches.hasNext()) {
            List<Item> batch = batches.next();
            sum = sum.plus(push(batch.getFirst().kind(), ItemJson.batch(batch)));
            progress.accept(sum);
        }
        return sum;
    }

    private PushResult push(Kind kind, String body) throws IOException, InterruptedException {
        for (int attempt = 1;; attempt++) {
            HttpResponse<String> response = send(kind, body);
            int status = response.statusCode();
            if (status == 200 || status == 207) {
                return result(kind, JSON.readTree(response.body()));
            }
            boolean refusedToken = status == 401 && attempt == 1;
            boolean worthRepeating = WORTH_REPEATING.contains(status)
                    || response.headers().firstValue("Retry-After").isPresent();
            if (!refusedToken && !worthRepeating || attempt == ATTEMPTS) {
                throw new IOException("ingest-service answered " + status + " to a batch of " + kind.wireName() + ": "
                        + response.body());
            }
            if (refusedToken) {
                tokens.forget();
            } else {
                Thread.sleep(pause(response, attempt));
            }
        }
    }

    private HttpResponse<String> send(Kind kind, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(ingest + "/v1/" + kind.wireName() + "/batch"))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + tokens.current())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", keyPrefix + fingerprint(kind, body))
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static Duration pause(HttpResponse<String> response, int attempt) {
        Duration backOff = Duration.ofMillis(250L << attempt);
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,3}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(backOff);
    }

    private static PushResult result(Kind kind, JsonNode answer) {
        Map<String, Long> counts = new HashMap<>();
        List<String> rejections = new ArrayList<>();
        for (JsonNode result : answer.path("results")) {
            String status = result.path("status").asText();
            counts.merge(status, 1L, Long::sum);
            if (status.equals("REJECTED")) {
                rejections.add(kind.wireName() + " " + result.path("rowKey").asText() + ": " + result.path("errors"));
            }
        }
        return new PushResult(counts, rejections);
    }

    private static String fingerprint(Kind kind, String body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(kind.wireName().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body.getBytes(StandardCharsets.UTF_8)), 0, 20);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
