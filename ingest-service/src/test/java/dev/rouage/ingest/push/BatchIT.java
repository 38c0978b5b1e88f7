package dev.rouage.ingest.push;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import dev.rouage.ingest.IngestClient;
import dev.rouage.testing.PostgresKafkaResource;
import dev.rouage.testing.TestTokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.rouage.ingest.IngestClient.item;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
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
    void takesTheExampleOfTheDescription() {
        post(BatchExamples.REQUEST.getBytes(StandardCharsets.UTF_8)).statusCode(200).body("counts.CREATED", is(1));
    }

    @Test
    void anAtomicBatchIsStoredAsAWholeOrNotAtAll() {
        String whole = atomic("k1", item("1", 1, "\"name\":\"Acme\""), item("2", 1, "\"name\":\"Two\"")).statusCode(200)
                .body("counts.CREATED", is(2)).extract().asString();
        assertThat(whole).isNotEmpty();

        String refused = atomic("k2", item("1", 2, "\"name\":\"Changed\""), item("3", 1, "\"segment\":\"SMB\""),
                item("4", 1, "\"name\":\"Four\"")).statusCode(422).body("counts", equalTo(Map.of("REJECTED", 3)))
                .body("results.errors.code.flatten()",
                        contains("BATCH_NOT_APPLIED", "MISSING_FIELD", "BATCH_NOT_APPLIED"))
                .extract().asString();

        assertThat(atomic("k2", item("1", 2, "\"name\":\"Changed\""), item("3", 1, "\"segment\":\"SMB\""),
                item("4", 1, "\"name\":\"Four\"")).statusCode(422).header("Idempotent-Replayed", "true").extract()
                .asString()).isEqualTo(refused);
        company.push("account", item("1", 2, "\"name\":\"Other\""), item("4", 1, "\"name\":\"Else\""))
                .body("results.status", contains("UPDATED", "CREATED"));
    }

    private ValidatableResponse atomic(String key, String... items) {
        return given().auth().oauth2(company.integrator).contentType(ContentType.JSON).header("Idempotency-Key", key)
                .body("{\"inputs\":[" + String.join(",", items) + "]}").post("/v1/account/batch?atomic=true").then();
    }

    @Test
    void saysAtWhichByteABodyIsBroken() {
        post("{\"inputs\":[\"\u00e9\",]}".getBytes(StandardCharsets.UTF_8)).statusCode(400)
                .body("code", is("MALFORMED_JSON")).body("detail", containsString("byte 16"));
    }

    @Test
    void takesGzipWithinTheSameBounds() throws IOException {
        byte[] body = ("{\"inputs\":[" + item("1", "\"name\":\"Acme\"") + "]}").getBytes(StandardCharsets.UTF_8);
        encoded("gzip", gzip(body)).statusCode(200).body("counts.CREATED", is(1));
        encoded("identity", body).statusCode(200);
        encoded("gzip", Arrays.copyOf(gzip(body), 30)).statusCode(400).body("code", is("BROKEN_COMPRESSION"));
        encoded("deflate", body).statusCode(415).body("code", is("UNSUPPORTED_ENCODING"));
        encoded("gzip", gzip(new byte[9 * 1024 * 1024])).statusCode(413).body("code", is("COMPRESSION_RATIO"));
        byte[] noise = new byte[9 * 1024 * 1024];
        new Random(1).nextBytes(noise);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) ('a' + (noise[i] & 15));
        }
        encoded("gzip", gzip(noise)).statusCode(413).body("code", is("PAYLOAD_TOO_LARGE"));
    }

    @Test
    void takesBodiesOfUnknownLengthUpToTheLimit() throws IOException, InterruptedException {
        String body = "{\"inputs\":[" + item("1", "\"name\":\"Acme\"") + "]}";
        assertThat(chunked(body).statusCode()).isEqualTo(200);
        HttpResponse<String> refused = chunked(body + " ".repeat(9 * 1024 * 1024));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("PAYLOAD_TOO_LARGE");
    }

    @Test
    void refusesARecordThatIsTooLargeForOne() {
        company.push("account", item("1", "\"name\":\"Acme\""), item("2", IntStream.range(0, 10)
                .mapToObj(i -> "\"own" + i + "\":\"" + "x".repeat(30_000) + "\"").collect(Collectors.joining(","))))
                .statusCode(207).body("results.status", contains("CREATED", "REJECTED"))
                .body("results[1].errors[0].code", is("RECORD_TOO_LARGE"));
    }

    private HttpResponse<String> chunked(String body) throws IOException, InterruptedException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port
                    + "/v1/account/batch")).header("Authorization", "Bearer " + company.integrator)
                    .header("Content-Type", "application/json").header("Idempotency-Key", UUID.randomUUID().toString())
                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private ValidatableResponse encoded(String encoding, byte[] body) {
        return given()
                .config(RestAssuredConfig.config().decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                .auth().oauth2(company.integrator).contentType(ContentType.JSON).header("Content-Encoding", encoding)
                .header("Idempotency-Key", UUID.randomUUID().toString()).body(body).post("/v1/account/batch").then();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    private ValidatableResponse post(byte[] body) {
        return given().auth().oauth2(company.integrator).contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString()).body(body).post("/v1/account/batch").then();
    }
}
