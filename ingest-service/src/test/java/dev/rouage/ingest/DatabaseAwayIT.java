package dev.rouage.ingest;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.inject.Inject;

import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.TenantId;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Tuple;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.rouage.ingest.IngestClient.item;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

/** PostgreSQL is gone, or hangs: nothing is acknowledged, everything says so, and goes on when it is back. */
@QuarkusTest
@TestProfile(DatabaseAwayIT.Door.class)
@WithTestResource(DatabaseDoorResource.class)
class DatabaseAwayIT {

    /** Has the class run among the last: GraphQL's error codes are of the first application of a JVM. */
    public static class Door implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rouage.ingest.batch.patience", "2s", "rouage.request.deadline", "4s",
                    "quarkus.http.idle-timeout", "15s");
        }
    }

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /** Twice of what one company has room for. */
    private static final int CROWD = 256;
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Inject
    TenantDatabase database;

    private final IngestClient company = new IngestClient();
    private String connection;

    @BeforeEach
    void aCompany() {
        company.push("account", item("before", "\"name\":\"Before\"")).statusCode(200);
        connection = given().auth().oauth2(company.admin).contentType(ContentType.JSON)
                .body("{\"vendor\":\"standard\",\"source\":\"hook\",\"secret\":\"" + SECRET + "\"}")
                .post("/v1/connections").then().statusCode(201).extract().path("id");
    }

    @AfterEach
    void theDatabaseIsBack() {
        DatabaseDoor.shut(false);
        DatabaseDoor.silence(false);
        answers(() -> company.query(company.admin, "{ accounts { nodes { id } } }").extract().path("errors") == null);
    }

    @Test
    void nothingIsAcknowledgedUntilItIsBack() {
        List<Call> calls = List.of(new Call("batch", 200, this::batch), new Call("import", 202, this::load),
                new Call("webhook", 202, this::webhook),
                new Call("connections", 200,
                        () -> given().auth().oauth2(company.admin).get("/v1/connections").then()),
                new Call("imports", 200, () -> given().auth().oauth2(company.integrator).get("/v1/imports").then()));

        DatabaseDoor.shut(true);
        for (int round = 0; round < 2; round++) {
            for (Call call : calls) {
                ValidatableResponse answer = call.send().get();
                assertThat(answer.extract().statusCode()).as(call.name() + ": " + answer.extract().asString())
                        .isEqualTo(503);
                answer.contentType("application/problem+json").body("code", is("UNAVAILABLE"));
                assertThat(Integer.parseInt(answer.extract().header("Retry-After"))).as(call.name()).isPositive();
            }
            company.query(company.admin, "{ accounts { nodes { name } } }")
                    .body("errors[0].extensions.code", is("UNAVAILABLE")).body("data", nullValue());
            company.query(company.admin, "mutation { cancelImport(id:\"" + UUID.randomUUID() + "\") { state } }")
                    .body("errors[0].extensions.code", is("UNAVAILABLE"));
        }

        DatabaseDoor.shut(false);
        for (Call call : calls) {
            answers(() -> call.send().get().extract().statusCode() == call.status());
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> company
                .query(company.admin, "{ accounts { nodes { name } } }").body("errors", nullValue())
                .body("data.accounts.nodes.name", containsInAnyOrder("Before", "Batch", "Import", "Webhook")));
        batch().header("Idempotent-Replayed", is("true"));
        load().header("Idempotent-Replayed", is("true"));
        webhook().body("duplicates", is(1));
        given().auth().oauth2(company.admin).get("/v1/connections/" + connection).then()
                .body("health.processed", greaterThanOrEqualTo(1)).body("health.failed", is(0));
    }

    /** More batches than there is room for, each with its own key and record, and others who only look. */
    @Test
    void everyCallIsAnsweredWhileTheDatabaseIsSilent() {
        DatabaseDoor.silence(true);
        List<CompletableFuture<HttpResponse<String>>> batches = IntStream.range(0, CROWD).mapToObj(this::crowd)
                .toList();
        List<CompletableFuture<HttpResponse<String>>> looks = IntStream.range(0, 20)
                .mapToObj(look -> look % 2 == 0
                        ? to("/v1/connections", company.admin)
                        : to("/v1/imports", company.integrator))
                .map(look -> HTTP.sendAsync(look.GET().build(),
                        BodyHandlers.ofString()))
                .toList();

        Map<Integer, Long> answers = batches.stream().map(CompletableFuture::join)
                .collect(Collectors.groupingBy(HttpResponse::statusCode, Collectors.counting()));
        assertThat(answers).containsOnlyKeys(429, 503).containsEntry(503, 128L);
        assertThat(Stream.concat(batches.stream(), looks.stream()).map(CompletableFuture::join)).allSatisfy(answer -> {
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(answer.body()).containsAnyOf("\"code\":\"UNAVAILABLE\"", "\"code\":\"TOO_MANY_REQUESTS\"");
        });
        assertThat(looks.stream().map(CompletableFuture::join)).allMatch(answer -> answer.statusCode() == 503);

        DatabaseDoor.silence(false);
        List<Integer> left = new ArrayList<>(IntStream.range(0, CROWD).boxed().toList());
        answers(() -> {
            Map<Integer, CompletableFuture<HttpResponse<String>>> again = left.stream()
                    .collect(Collectors.toMap(batch -> batch, this::crowd));
            assertThat(again.values().stream().map(CompletableFuture::join)).allMatch(
                    answer -> answer.statusCode() == 200 || answer.headers().firstValue("Retry-After").isPresent());
            left.removeIf(batch -> again.get(batch).join().statusCode() == 200);
            return left.isEmpty();
        });
        assertThat(database.query(new TenantId(company.tenant), "SELECT count(*) FROM record", Tuple.tuple())
                .map(rows -> rows.iterator().next().getLong(0)).await().atMost(Duration.ofSeconds(10)))
                .isEqualTo(1 + CROWD);
    }

    private CompletableFuture<HttpResponse<String>> crowd(int batch) {
        return HTTP.sendAsync(to("/v1/account/batch", company.integrator).header("Idempotency-Key", "crowd-" + batch)
                .POST(BodyPublishers.ofString("{\"inputs\":[" + item("crowd-" + batch, "\"name\":\"Crowd\"") + "]}"))
                .build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder to(String path, String token) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Authorization", "Bearer " + token).header("Content-Type", "application/json");
    }

    private ValidatableResponse batch() {
        return company.pushAs("batch-key", "account", item("batch", "\"name\":\"Batch\""));
    }

    private ValidatableResponse load() {
        return given().auth().oauth2(company.integrator).contentType("application/x-ndjson; charset=utf-8")
                .header("Idempotency-Key", "import-key")
                .body((item("import", "\"name\":\"Import\"") + "\n").getBytes(StandardCharsets.UTF_8))
                .post("/v1/imports?kind=account").then();
    }

    private ValidatableResponse webhook() {
        String body = "{\"type\":\"account.created\",\"timestamp\":\"2026-01-01T00:00:00Z\",\"data\":{\"externalId\":\"w\",\"name\":\"Webhook\"}}";
        String at = Long.toString(Instant.now().getEpochSecond());
        return given().contentType(ContentType.JSON).header("webhook-id", "msg_away").header("webhook-timestamp", at)
                .header("webhook-signature", "v1," + signature("msg_away." + at + "." + body))
                .body(body.getBytes(StandardCharsets.UTF_8)).post("/v1/webhooks/standard/" + connection).then();
    }

    private static String signature(String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET.substring("whsec_".length())), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void answers(Supplier<Boolean> call) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(call::get);
    }

    private record Call(String name, int status, Supplier<ValidatableResponse> send) {}
}
