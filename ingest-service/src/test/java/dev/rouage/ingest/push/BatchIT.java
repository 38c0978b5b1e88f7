package dev.rouage.ingest.push;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;

import dev.rouage.ingest.IngestClient;
import dev.rouage.testing.PostgresKafkaResource;
import dev.rouage.testing.TestTokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.rouage.ingest.IngestClient.item;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class BatchIT {
    private final IngestClient company = new IngestClient();

    @Test
    void answersRecordByRecordInInputOrder() {
        company.push("account", item("1", 1, "\"name\":\"Acme\"")).statusCode(200);

        company.push("account", item("1", 2, "\"name\":\"Acme Ltd\""), item("2", 1, "\"segment\":\"SMB\""),
                item("3", 1, "\"name\":\"New\""), item("1", 1, "\"name\":\"Older\""))
                .statusCode(207).body("results.status", contains("UPDATED", "REJECTED", "CREATED", "STALE"))
                .body("results.rowKey", contains("row-1", "row-2", "row-3", "row-1"))
                .body("results[1].errors[0].code", is("MISSING_FIELD"))
                .body("results[1].errors[0].pointer", is("/fields/name"))
                .body("counts", equalTo(Map.of("CREATED", 1, "UPDATED", 1, "STALE", 1, "REJECTED", 1)));
    }

    @Test
    void takesAllThirteenKinds() {
        String[][] kinds = {{"team", "\"name\":\"North\""}, {"rep", "\"name\":\"Ann\",\"team\":\"1\""},
                {"account", "\"name\":\"Acme\""}, {"lead", "\"detectedAt\":\"2026-01-01T00:00:00Z\""},
                {"pipelineStage", "\"pipeline\":\"p\",\"stage\":\"Won\",\"category\":\"WON\",\"probability\":1"},
                {"opportunity", "\"stage\":\"Won\",\"createdAt\":\"2026-01-01\",\"amount\":\"10.5\""},
                {"activity", "\"type\":\"CALL\",\"at\":\"2026-01-01T00:00:00Z\",\"automated\":false,\"minutes\":2.5"},
                {"contract", "\"account\":\"1\",\"startOn\":\"2026-01-01\""},
                {"spend",
                        "\"side\":\"SALES\",\"amount\":1,\"currency\":\"EUR\",\"from\":\"2026-01-01\",\"to\":\"2026-02-01\""},
                {"surveyResponse", "\"score\":9,\"respondedAt\":\"2026-01-01T00:00:00Z\""},
                {"complaint", "\"openedAt\":\"2026-01-01T00:00:00Z\""},
                {"review", "\"rating\":5,\"publishedAt\":\"2026-01-01T00:00:00Z\""},
                {"fxRate", "\"base\":\"USD\",\"quote\":\"EUR\",\"on\":\"2026-01-01\",\"rate\":\"0.91\""}};
        for (String[] kind : kinds) {
            company.push(kind[0], item("1", kind[1])).statusCode(200).body("results.status", contains("CREATED"));
            company.push(kind[0], item("1", kind[1])).statusCode(200).body("results.status", contains("UNCHANGED"));
        }
    }

    @Test
    void aRepeatedRequestGetsItsFirstAnswer() {
        String first = company.pushAs("key-1", "account", item("1", 1, "\"name\":\"Acme\"")).statusCode(200).extract()
                .asString();

        ValidatableResponse second = company.pushAs("key-1", "account", item("1", 1, "\"name\":\"Acme\""));

        second.statusCode(200).header("Idempotent-Replayed", "true");
        assertThat(second.extract().asString()).isEqualTo(first);
        company.pushAs("key-1", "account", item("2", 1, "\"name\":\"Other\"")).statusCode(422)
                .body("code", is("IDEMPOTENCY_KEY_REUSED"));
        given().auth().oauth2(company.integrator).contentType(ContentType.JSON).body("{\"inputs\":[{}]}")
                .post("/v1/account/batch").then().statusCode(400).body("code", is("IDEMPOTENCY_KEY_REQUIRED"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"inputs":[{]}             | 400 | MALFORMED_JSON
            {"inputs":[],"inputs":[]}  | 400 | DUPLICATE_KEY
            {"inputs":[]}              | 400 | EMPTY_BATCH
            {"input":[{}]}             | 400 | INVALID_ARGUMENT
            []                         | 400 | INVALID_ARGUMENT
            {"inputs":[{}]} {}         | 400 | MALFORMED_JSON
            {"inputs":[NaN]}           | 400 | MALFORMED_JSON
            """)
    void refusesBodiesThatAreNoBatch(String body, int status, String code) {
        post(body.getBytes(StandardCharsets.UTF_8)).statusCode(status).contentType("application/problem+json")
                .body("code", is(code));
    }

    @Test
    void refusesWhatIsNotUtf8() {
        post(new byte[]{'{', '"', (byte) 0xC0, (byte) 0xAF, '"', ':', '1', '}'}).statusCode(400)
                .body("code", is("INVALID_ENCODING"));
        post("{\"inputs\":[{}]}".getBytes(StandardCharsets.UTF_16)).statusCode(400)
                .body("code", is("INVALID_ENCODING"));
        post("\uFEFF{}".getBytes(StandardCharsets.UTF_8)).statusCode(400).body("code", is("INVALID_ENCODING"));
        post(new byte[0]).statusCode(400);
    }

    @Test
    void refusesMoreThanAThousandRecordsAndUnknownKinds() {
        String[] items = new String[1_001];
        Arrays.setAll(items, i -> item("x" + i, "\"name\":\"n\""));

        company.push("account", items).statusCode(413).body("code", is("BATCH_TOO_LARGE"));
        company.push("planet", item("1", "\"name\":\"n\"")).statusCode(404).body("code", is("UNKNOWN_KIND"));
    }

    @Test
    void refusesWhoMayNotPush() {
        String body = "{\"inputs\":[" + item("1", "\"name\":\"n\"") + "]}";
        given().contentType(ContentType.JSON).body(body).post("/v1/account/batch").then().statusCode(401);
        given().auth().oauth2(company.rep("a@company.example")).contentType(ContentType.JSON).body(body)
                .post("/v1/account/batch").then().statusCode(403);
        String homeless = TestTokens.withoutOrganization().roles("integrator").sign();
        given().auth().oauth2(homeless).header("Idempotency-Key", "k").contentType(ContentType.JSON).body(body)
                .post("/v1/account/batch").then().statusCode(403).body("code", is("TENANT_REQUIRED"));
        String twoHomes = TestTokens.of(company.tenant, "a").organization("b", UUID.randomUUID()).roles("integrator")
                .sign();
        given().auth().oauth2(twoHomes).header("Idempotency-Key", "k").contentType(ContentType.JSON).body(body)
                .post("/v1/account/batch").then().statusCode(403).body("code", is("TENANT_REQUIRED"));
        String elsewhere = TestTokens.of(company.tenant, "a").audience("other").roles("integrator").sign();
        given().auth().oauth2(elsewhere).header("Idempotency-Key", "k").contentType(ContentType.JSON).body(body)
                .post("/v1/account/batch").then().statusCode(401);
    }

    @Test
    void importsLinesAndListsTheRejectedOnes() {
        String lines = item("1", "\"name\":\"Acme\"") + "\n{oops\n" + item("2", "\"segment\":\"SMB\"") + "\n\n"
                + item("3", "\"name\":\"Third\"");
        String id = given().auth().oauth2(company.integrator).contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/v1/imports?kind=account").then().statusCode(202).body("state", is("COMPLETE"))
                .body("received", is(4)).body("applied", is(2)).body("rejected", is(2)).extract().path("id");

        given().auth().oauth2(company.integrator).get("/v1/imports/" + id).then().statusCode(200)
                .body("applied", is(2));
        given().auth().oauth2(company.integrator).get("/v1/imports/" + id + "/rejected").then().statusCode(200)
                .body("line", contains(2, 3)).body("[0].content", is("{oops"))
                .body("[1].errors[0].code", is("MISSING_FIELD"));
        String stranger = new IngestClient().integrator;
        given().auth().oauth2(stranger).get("/v1/imports/" + id).then().statusCode(404).body("code", is("NOT_FOUND"));
        given().auth().oauth2(stranger).get("/v1/imports/" + id + "/rejected").then().statusCode(404);
        given().auth().oauth2(company.integrator).get("/v1/imports/" + UUID.randomUUID()).then().statusCode(404)
                .body("code", is("NOT_FOUND"));
    }

    @Test
    void thousandsOfLinesAreAppliedOnceHoweverOftenTheyAreSent() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 2_500; i++) {
            lines.append(item("n" + i, 1, "\"name\":\"Account " + i + "\"")).append('\n');
        }
        for (int i = 0; i < 2; i++) {
            given().auth().oauth2(company.integrator).contentType("application/x-ndjson")
                    .body(lines.toString().getBytes(StandardCharsets.UTF_8))
                    .post("/v1/imports?kind=account").then().statusCode(202).body("applied", is(2_500));
        }
        company.query(company.admin, "{ accounts(first:100) { nodes { name } pageInfo { hasNextPage } } }")
                .body("data.accounts.nodes", hasSize(100)).body("data.accounts.pageInfo.hasNextPage", is(true));
    }

    private ValidatableResponse post(byte[] body) {
        return given().auth().oauth2(company.integrator).contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString()).body(body).post("/v1/account/batch").then();
    }
}
