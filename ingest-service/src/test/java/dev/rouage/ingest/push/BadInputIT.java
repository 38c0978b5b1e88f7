package dev.rouage.ingest.push;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import dev.rouage.ingest.IngestClient;
import dev.rouage.ingest.record.InputCorpus;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.TenantId;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.rouage.ingest.IngestClient.item;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

/** Every odd thing that senders send, by batch and by import, between two records that are fine. */
@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class BadInputIT {
    private static final String STORED = "SELECT count(*) FROM record WHERE kind = 'account' AND external_id LIKE 'good-%'";

    @Inject
    TenantDatabase database;

    private final IngestClient company = new IngestClient();

    static Stream<InputCorpus.Input> corpus() {
        return InputCorpus.all();
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void byBatch(InputCorpus.Input input) {
        ValidatableResponse answer = push(input.kind(), input.json("x1"), "{\"source\":\"s\",\"externalId\":\"\"}");
        switch (input.expectation()) {
            case "taken" -> answer.statusCode(207).body("results[0].status", is("CREATED"))
                    .body("results[0].warnings.code", input.code().isEmpty() ? empty() : contains(input.code()))
                    .body("results[0].warnings.pointer",
                            input.code().isEmpty() ? empty() : contains(input.pointer()));
            case "refused" -> answer.statusCode(207).body("results[0].status", is("REJECTED"))
                    .body("results[0].errors.code", contains(input.code()))
                    .body("results[0].errors.pointer", contains(input.pointer()));
            case "broken" -> answer.statusCode(400).contentType("application/problem+json")
                    .body("code", is(input.code()))
                    .body("detail", containsString(input.json().length() < 1_000 ? "at byte" : "limits"));
            default -> throw new AssertionError(input.expectation());
        }
    }

    @Test
    void aBrokenBatchStoresNothing() {
        company.push("account", item("good-1", "\"name\":\"n\""), "{oops").statusCode(400)
                .body("code", is("MALFORMED_JSON"));

        assertThat(count(STORED)).isZero();
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void byImport(InputCorpus.Input input) {
        String good = input.kind().equals("account") ? item("good-1", "\"name\":\"n\"") : "";
        String id = send(input.kind(), good + "\n" + input.json("x1") + "\n"
                + good.replace("good-1", "good-2") + "\n");

        List<String> expected = input.expectation().equals("taken")
                ? List.of()
                : List.of("2 " + input.code() + " " + input.pointer());
        assertThat(rejections(id)).isEqualTo(expected);
        assertThat(count(STORED)).isEqualTo(good.isEmpty() ? 0 : 2);
    }

    @Test
    void whatComesOfTheSameRecordTwiceInOneBatch() {
        company.push("account", item("1", 7, "\"name\":\"A\""), item("1", 7, "\"name\":\"A\""),
                item("1", 7, "\"name\":\"B\""), item("1", 6, "\"name\":\"C\""), item("1", 8, "\"name\":\"D\""),
                item("1", "\"name\":\"E\"")).statusCode(207)
                .body("results.status",
                        contains("CREATED", "UNCHANGED", "REJECTED", "STALE", "UPDATED", "REJECTED"))
                .body("results[2].errors.code", contains("VERSION_CONFLICT"))
                .body("results[2].errors.pointer", contains("/fields/name"))
                .body("results[5].errors.code", contains("VERSION_REQUIRED"));
        company.push("account", item("1", 6, "\"name\":\"C\"")).statusCode(200)
                .body("results.status", contains("STALE"));
    }

    @Test
    void followsMergesAndRefusesCircles() {
        company.push("account", item("a", 1, "\"name\":\"A\""), item("b", 1, "\"name\":\"B\""),
                item("c", 1, "\"name\":\"C\"")).statusCode(200);
        company.push("account", merge("b", "c", 2)).statusCode(200);
        company.push("account", merge("a", "b", 3)).statusCode(200);
        company.push("account", merge("c", "a", 4)).statusCode(207)
                .body("results[0].errors.code", contains("MERGE_CYCLE"));
        company.push("account", merge("c", "c", 4)).statusCode(207)
                .body("results[0].errors.code", contains("MERGE_INTO_SELF"));

        assertThat(count("SELECT count(*) FROM record m JOIN record s ON s.id = m.merged_into"
                + " WHERE m.external_id IN ('a', 'b') AND s.external_id = 'c'")).isEqualTo(2);
    }

    @Test
    void twoMergesAtOnceCloseNoCircle() {
        for (int i = 0; i < 10; i++) {
            String one = "one" + i;
            String two = "two" + i;
            company.push("account", item(one, 1, "\"name\":\"A\""), item(two, 1, "\"name\":\"B\"")).statusCode(200);
            List<CompletableFuture<Void>> merges = List.of(
                    CompletableFuture.runAsync(() -> company.push("account", merge(one, two, 2))),
                    CompletableFuture.runAsync(() -> company.push("account", merge(two, one, 2))));
            merges.forEach(CompletableFuture::join);
        }

        assertThat(count("SELECT count(*) FROM record WHERE state = 'MERGED'")).isEqualTo(10);
    }

    @Test
    void flagsWhatIsAheadOfTimeByLessThanADay() {
        String soon = Instant.now().plus(20, ChronoUnit.HOURS).toString();
        String later = Instant.now().plus(25, ChronoUnit.HOURS).toString();

        company.push("activity", item("1", "\"type\":\"CALL\",\"at\":\"" + soon + "\""),
                item("2", "\"type\":\"CALL\",\"at\":\"" + later + "\"")).statusCode(207)
                .body("results.status", contains("CREATED", "REJECTED"))
                .body("results[0].warnings.code", contains("FUTURE_DATE"))
                .body("results[0].warnings.pointer", contains("/fields/at"))
                .body("results[1].errors.code", contains("IN_THE_FUTURE"));
    }

    @Test
    void aParentThatComesLaterIsFound() {
        company.push("rep", item("r", "\"name\":\"Ann\",\"email\":\"ann@company.example\"")).statusCode(200);
        company.push("opportunity",
                item("o", 1, "\"stage\":\"s\",\"createdAt\":\"2026-01-01\",\"owner\":\"r\",\"account\":\"late\""))
                .statusCode(200).body("results[0].status", is("CREATED"))
                .body("results[0].warnings.pointer", contains("/fields/account"));
        String query = "{ opportunities { nodes { account { name } } } }";
        company.query(company.admin, query).body("data.opportunities.nodes[0].account", is((Object) null));

        company.push("account", item("late", "\"name\":\"Late\"")).statusCode(200);

        company.query(company.admin, query).body("data.opportunities.nodes[0].account.name", is("Late"));
        company.push("opportunity", item("o", 2, "\"account\":\"late\"")).statusCode(200)
                .body("results[0].warnings", empty());
    }

    @Test
    void bytesThatAreNoUtf8AreRefusedByLine() {
        byte[] line = item("1", "\"name\":\"?\"").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < line.length; i++) {
            line[i] = line[i] == '?' ? (byte) 0xC0 : line[i];
        }
        String id = given().auth().oauth2(company.integrator).contentType("application/x-ndjson; charset=utf-8")
                .header("Idempotency-Key", UUID.randomUUID()).body(line).post("/v1/imports?kind=account").then()
                .statusCode(202).extract().path("id");

        assertThat(rejections(id)).containsExactly("1 INVALID_ENCODING ");
    }

    /** As bytes: the client would print a text in full, indented by its depth, when an expectation fails. */
    private ValidatableResponse push(String kind, String... items) {
        return given().auth().oauth2(company.integrator).contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(("{\"inputs\":[" + String.join(",", items) + "]}").getBytes(StandardCharsets.UTF_8))
                .post("/v1/" + kind + "/batch").then();
    }

    private String send(String kind, String lines) {
        return given().auth().oauth2(company.integrator).contentType("application/x-ndjson; charset=utf-8")
                .header("Idempotency-Key", UUID.randomUUID()).body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/v1/imports?kind=" + kind).then().statusCode(202).body("state", is("COMPLETE")).extract()
                .path("id");
    }

    private List<String> rejections(String id) {
        List<String> found = new ArrayList<>();
        for (Row row : database.query(new TenantId(company.tenant),
                "SELECT line, errors::text FROM import_rejection WHERE import_id = $1 ORDER BY line",
                Tuple.of(UUID.fromString(id))).await().indefinitely()) {
            new JsonArray(row.getString(1)).stream().map(JsonObject.class::cast)
                    .forEach(error -> found.add(row.getLong(0) + " " + error.getString("code") + " "
                            + error.getString("pointer")));
        }
        return found;
    }

    private long count(String sql) {
        return database.query(new TenantId(company.tenant), sql, Tuple.tuple()).await().indefinitely().iterator()
                .next().getLong(0);
    }

    private static String merge(String from, String into, int version) {
        return "{\"source\":\"crm\",\"externalId\":\"" + from + "\",\"version\":" + version
                + ",\"op\":\"MERGE\",\"mergedInto\":\"" + into + "\"}";
    }
}
