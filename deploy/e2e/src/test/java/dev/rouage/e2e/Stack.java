package dev.rouage.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rouage.demo.DemoMain;
import dev.rouage.demo.push.AccessTokens;
import dev.rouage.demo.push.CompanySettings;
import dev.rouage.demo.push.ItemJson;
import dev.rouage.demo.push.PushResult;
import dev.rouage.demo.push.RecordPusher;
import dev.rouage.demo.record.Fields;
import dev.rouage.demo.record.Item;
import dev.rouage.demo.record.Kind;
import dev.rouage.demo.story.DemoStory;
import dev.rouage.demo.story.StorySettings;
import dev.rouage.launcher.LocalStack;
import dev.rouage.launcher.Service;
import dev.rouage.launcher.StackSettings;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The whole machine on free ports, with the demo's records in it. */
final class Stack implements AutoCloseable {

    /** The demo's story as it is told here. */
    static final StorySettings DEMO = StorySettings
            .of(LocalDate.now(ZoneId.of(DemoMain.SETTINGS.reportingZone())));

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String CLI = "rouage-cli";
    private static final Set<String> UNFINISHED = Set.of("RECEIVING", "PROCESSING");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, AccessTokens> tokens = new ConcurrentHashMap<>();
    private final LocalStack services;

    private Stack(LocalStack services) {
        this.services = services;
    }

    static Stack start() {
        Path root = Path.of(System.getProperty("rouage.root"));
        Path data = root.resolve("deploy/e2e/target/stack-" + ProcessHandle.current().pid());
        Stack stack = new Stack(LocalStack.start(StackSettings.besideOthers(root, data), System.out::println));
        try {
            stack.loadDemo();
            return stack;
        } catch (RuntimeException | Error e) {
            stack.close();
            throw e;
        }
    }

    private void loadDemo() {
        settings("demo-admin", DemoMain.SETTINGS);
        long began = System.nanoTime();
        PushResult result = push("demo-integrator", "demo-", new DemoStory(DEMO).items());
        assertThat(result.rejections()).isEmpty();
        Duration pushing = Duration.ofNanos(System.nanoTime() - began);
        FarDeals mark = new FarDeals("far-loaded", 1970);
        push("demo-integrator", "demo-", Stream.concat(Stream.of(mark.stage()), mark.deals(1)));
        eventually(() -> assertThat(mark.revenue(gateway("demo-admin"))).isEqualByComparingTo("1"));
        System.out.printf(Locale.ROOT,
                "The demo: %d records pushed in %d ms, all of them figures %d ms after the first%n",
                result.total(), pushing.toMillis(), Duration.ofNanos(System.nanoTime() - began).toMillis());
    }

    URI gateway() {
        return services.settings().address(Service.GATEWAY);
    }

    URI ingest() {
        return services.settings().address(Service.INGEST);
    }

    URI kpi() {
        return services.settings().address(Service.KPI);
    }

    URI coaching() {
        return services.settings().address(Service.COACHING);
    }

    /** The federated graph as this person sees it. */
    Graph gateway(String name) {
        return graph(gateway(), token(name));
    }

    /** The graph of one service. */
    Graph graph(URI service, @Nullable String token) {
        return new Graph(client, service.resolve("/graphql"), token);
    }

    String token(String name) {
        try {
            return tokens(name).current();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    void settings(String admin, CompanySettings settings) {
        try {
            settings.applyTo(client, gateway(), tokens(admin));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Pushes records as a machine client of a company; the same prefix and records are the same requests. */
    PushResult push(String integrator, String keyPrefix, Stream<Item> items) {
        try {
            return new RecordPusher(client, ingest(), tokens(integrator), keyPrefix).push(items, _ -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Whether an import of these items completed; not when the service went away meanwhile. */
    boolean importAll(String integrator, Kind kind, Stream<Item> items) {
        return importBody(integrator, "kind=" + kind.wireName(), "application/x-ndjson",
                items.map(ItemJson::line).collect(Collectors.joining("\n")));
    }

    /** Whether an import of that CSV by a mapping completed. */
    boolean importCsv(String integrator, String parameters, String csv) {
        return importBody(integrator, parameters, "text/csv; charset=utf-8", csv);
    }

    private boolean importBody(String integrator, String parameters, String type, String body) {
        try {
            HttpResponse<String> answer = post(integrator, "/v1/imports?" + parameters, type,
                    UUID.randomUUID().toString(), body);
            JsonNode job = JSON.readTree(answer.body());
            String id = job.path("id").asText();
            while (answer.statusCode() == 202 && UNFINISHED.contains(job.path("state").asText())) {
                job = JSON.readTree(client.send(authorized(integrator, "/v1/imports/" + id).GET().build(),
                        BodyHandlers.ofString()).body());
            }
            return job.path("state").asText().equals("COMPLETE") && job.path("rejected").asInt() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Whether a batch of these items was acknowledged; sent again, it is the same request. */
    boolean isAcknowledged(String integrator, Kind kind, Stream<Item> items) {
        return batchAnswer(integrator, kind, items).map(answer -> answer.statusCode() == 200).orElse(false);
    }

    /** The answer to a batch of these items; empty when the service is not there or goes away. */
    Optional<HttpResponse<String>> batchAnswer(String integrator, Kind kind, Stream<Item> items) {
        String body = ItemJson.batch(items.toList());
        try {
            return Optional.of(post(integrator, "/v1/" + kind.wireName() + "/batch", "application/json",
                    "batch-" + body.hashCode(), body));
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private HttpResponse<String> post(String integrator, String path, String type, String key, String body)
            throws IOException, InterruptedException {
        return client.send(authorized(integrator, path).header("Content-Type", type).header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder authorized(String integrator, String path) {
        return HttpRequest.newBuilder(ingest().resolve(path)).timeout(PATIENCE)
                .header("Authorization", "Bearer " + token(integrator));
    }

    /** The HTTP status that a batch of one valid record gets. */
    int pushOneStatus(@Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(ingest().resolve("/v1/team/batch"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "one")
                .POST(BodyPublishers.ofString(ItemJson.batch(List.of(
                        Item.upsert(Kind.TEAM, "nobody", "team", 1, Fields.none().with("name", "Nobody's"))))));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The ids of the demo's reps by their external ids. */
    Map<String, String> demoRepIds() {
        Map<String, String> externalIds = new DemoStory(DEMO).items()
                .filter(item -> item.kind() == Kind.REP)
                .collect(Collectors.toMap(rep -> rep.fields().text("email").orElseThrow(), Item::externalId));
        Map<String, String> ids = new HashMap<>();
        gateway("demo-admin").ask("{ reps(first: 100) { nodes { id email } } }")
                .data("/reps/nodes")
                .forEach(rep -> ids.put(externalIds.get(rep.path("email").asText()), rep.path("id").asText()));
        return ids;
    }

    /** How many requests the gateway has sent to each subgraph since it started. */
    Map<String, Long> subgraphCalls() {
        return SubgraphCalls.read(client, gateway());
    }

    /** The machine behind it all, to break and mend. */
    LocalStack machine() {
        return services;
    }

    void killKpi() {
        services.service(Service.KPI).kill();
    }

    void startKpi() {
        services.service(Service.KPI).restart();
    }

    void eventually(ThrowingRunnable assertion) {
        await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(25)).untilAsserted(assertion);
    }

    @Override
    public void close() {
        services.close();
        client.shutdownNow();
    }

    private AccessTokens tokens(String name) {
        URI endpoint = services.logins().tokenEndpoint();
        return tokens.computeIfAbsent(name, _ -> name.endsWith("-integrator")
                ? AccessTokens.ofClient(client, endpoint, name, secret(name))
                : AccessTokens.ofPerson(client, endpoint, CLI, name,
                        System.getenv().getOrDefault("ROUAGE_DEMO_PASSWORD", "rouage")));
    }

    private static String secret(String machine) {
        String variable = "ROUAGE_" + machine.toUpperCase(Locale.ROOT).replace('-', '_') + "_SECRET";
        return System.getenv().getOrDefault(variable, machine);
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted", e);
    }
}
