package dev.rouage.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.demo.record.Kind;
import dev.rouage.infrastructure.InfrastructureException;
import dev.rouage.launcher.Service;

/** The trial company: its integrator pushes records, its admin reads figures. */
final class Company implements AutoCloseable {

    private static final String INTEGRATOR = "trial-integrator";
    private static final String ADMIN = "trial-admin";
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(8);
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final LongAdder comeAgain = new LongAdder();
    private final Machine machine;

    Company(Machine machine) {
        this.machine = machine;
    }

    private record Token(String text, long since) {
        boolean isFresh() {
            return System.nanoTime() - since < TOKEN_LIFE.toNanos();
        }
    }

    void useEuros() {
        ask(Service.KPI,
                """
                        mutation { updateCompanySettings(input: {reportingZone: "Europe/Paris", currency: "EUR"}) { currency } }""",
                Map.of());
    }

    /** Imports the file; returns when all of it is acknowledged. */
    void importFile(Kind kind, Path file) {
        try {
            HttpResponse<String> response = post(
                    machine.address(Service.INGEST).resolve("/v1/imports?kind=" + kind.wireName()),
                    "application/x-ndjson", BodyPublishers.ofFile(file));
            JsonNode job = JSON.readTree(response.body());
            String path = "/v1/imports/" + job.path("id").asText();
            while (response.statusCode() == 202 && List.of("RECEIVING", "PROCESSING").contains(state(job))) {
                Thread.sleep(10);
                job = get(machine.address(Service.INGEST).resolve(path));
            }
            if (response.statusCode() != 202 || !state(job).equals("COMPLETE") || job.path("rejected").asLong() > 0) {
                throw new InfrastructureException("the import of " + file + " ended with " + response.statusCode() + " "
                        + job);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static String state(JsonNode job) {
        return job.path("state").asText();
    }

    /** Pushes the lines, each an item, as one batch; returns when it is acknowledged. */
    void push(Kind kind, List<String> lines) {
        String body = "{\"inputs\":[" + String.join(",", lines) + "]}";
        HttpResponse<String> response = post(
                machine.address(Service.INGEST).resolve("/v1/" + kind.wireName() + "/batch"), "application/json",
                BodyPublishers.ofString(body));
        if (response.statusCode() != 200) {
            throw new InfrastructureException("a batch was answered with " + response.statusCode() + ": "
                    + response.body().substring(0, Math.min(500, response.body().length())));
        }
    }

    /** An answer's data. */
    JsonNode ask(Service service, String query, Map<String, ?> variables) {
        ObjectNode body = JSON.createObjectNode().put("query", query);
        body.set("variables", JSON.valueToTree(variables));
        HttpResponse<String> response = send(request(machine.address(service).resolve("/graphql"), ADMIN)
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body.toString())));
        try {
            JsonNode answer = JSON.readTree(response.body());
            if (answer.path("data").isMissingNode() || answer.has("errors")) {
                throw new InfrastructureException(service.module() + " answered " + response.body());
            }
            return answer.path("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks again and again, a pause of 200 milliseconds in between, until it is so. */
    void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new InfrastructureException(what + ": not within " + PATIENCE.toMinutes() + " minutes");
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    private JsonNode get(URI address) throws IOException {
        return JSON.readTree(send(request(address, INTEGRATOR).GET()).body());
    }

    private HttpResponse<String> post(URI address, String type, BodyPublisher body) {
        return send(request(address, INTEGRATOR).header("Content-Type", type)
                .header("Idempotency-Key", UUID.randomUUID().toString()).POST(body));
    }

    private HttpRequest.Builder request(URI address, String login) {
        Token token = tokens.compute(login, (name, known) -> known != null && known.isFresh()
                ? known
                : new Token(machine.token(name), System.nanoTime()));
        return HttpRequest.newBuilder(address).timeout(PATIENCE).header("Authorization", "Bearer " + token.text());
    }

    /** Sends, and does what it is told: whoever is asked to come again after a while repeats the call with its key. */
    private HttpResponse<String> send(HttpRequest.Builder request) {
        HttpRequest built = request.build();
        try {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (true) {
                HttpResponse<String> response = client.send(built, BodyHandlers.ofString());
                OptionalLong seconds = response.headers().firstValueAsLong("Retry-After");
                if (seconds.isEmpty() || System.nanoTime() > deadline) {
                    return response;
                }
                comeAgain.increment();
                Thread.sleep(Duration.ofSeconds(seconds.getAsLong()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** How many calls have been told to come again. */
    long comeAgain() {
        return comeAgain.sum();
    }

    private static InfrastructureException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new InfrastructureException("interrupted", e);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
