package dev.rouage.gateway.http;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rouage.gateway.world.WorldServers;
import dev.rouage.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

/** Each abuse of a limit: its own code, at once, and not one request to a subgraph. */
@QuarkusTest
@WithTestResource(ShopResource.class)
class LimitsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN = TestTokens.token(
            UUID.fromString("7d9f3a52-0000-4000-8000-000000000002"), "demo", "ada@example.com", "rep");

    @TestHTTPResource("/graphql")
    URI url;

    WorldServers shop;
    private final HttpClient http = HttpClient.newHttpClient();

    private static RequestSpecification caller() {
        return given().auth()
                .oauth2(TOKEN)
                .accept("application/graphql-response+json")
                .contentType("application/json");
    }

    private void abuse(Map<String, Object> body, String code) throws Exception {
        var request = HttpRequest.newBuilder(url)
                .header("authorization", "Bearer " + TOKEN)
                .header("accept", "application/graphql-response+json")
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
        shop.received().clear();
        long fastest = Long.MAX_VALUE;
        // The first ones pay for classes that are loaded; an attacker sends more than one.
        for (int i = 0; i < 40; i++) {
            long start = System.nanoTime();
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            fastest = Math.min(fastest, System.nanoTime() - start);
            var answer = new JsonPath(response.body());
            Object found = answer.get("code") == null ? answer.get("errors[0].extensions.code") : answer.get("code");
            assertThat(found).isEqualTo(code);
            assertThat(response.statusCode()).isEqualTo(400);
        }
        assertThat(TimeUnit.NANOSECONDS.toMillis(fastest)).as(code).isLessThan(50);
        assertThat(shop.received()).isEmpty();
    }

    private void abuse(String query, String code) throws Exception {
        abuse(Map.of("query", query), code);
    }

    @Test
    void depth() throws Exception {
        abuse("{ me " + "{ favourite ".repeat(13) + "{ upc }" + " }".repeat(13) + " }", "TOO_DEEP");
        abuse("{ me " + "{ ... on User ".repeat(1_500) + "{ id }" + " }".repeat(1_500) + " }", "TOO_DEEP");
    }

    @Test
    void aliases() throws Exception {
        var text = new StringBuilder("{ me {");
        for (int i = 0; i < 31; i++) {
            text.append(" a").append(i).append(": __typename");
        }
        abuse(text + " } }", "TOO_MANY_ALIASES");
    }

    @Test
    void rootFields() throws Exception {
        abuse("{ " + "... on Query { me { id } } ".repeat(11) + " }", "TOO_MANY_ROOT_FIELDS");
    }

    @Test
    void directives() throws Exception {
        abuse("{ me { id " + "@include(if: true) ".repeat(21) + "} }", "TOO_MANY_DIRECTIVES");
        abuse("{ me { ...A ...A ...A } } fragment A on User { id " + "@skip(if: false) ".repeat(7) + "}",
                "TOO_MANY_DIRECTIVES");
    }

    @Test
    void tokens() throws Exception {
        abuse("{ me { id " + "name ".repeat(5_000) + " } }", "TOO_MANY_TOKENS");
    }

    @Test
    void sizeOfTheDocument() throws Exception {
        abuse("{ me { id } } #" + "x".repeat(102_400), "DOCUMENT_TOO_LARGE");
        abuse("{ me { id } } #" + "é".repeat(51_200), "DOCUMENT_TOO_LARGE");
    }

    @Test
    void depthOfVariables() throws Exception {
        Object nested = "x";
        for (int i = 0; i < 64; i++) {
            nested = Map.of("a", nested);
        }
        abuse(Map.of("query", "{ me { id } }", "variables", Map.of("v", nested)), "VARIABLES_TOO_DEEP");
    }

    @Test
    void numbersThatCannotBeWrittenOut() {
        caller().body(
                "{\"query\":\"query ($n: Int!) { latestReviews(first: $n) { id } }\",\"variables\":{\"n\":1e999999999}}")
                .post("/graphql")
                .then()
                .statusCode(400)
                .body("code", equalTo("BAD_USER_INPUT"));
    }

    @Test
    void sizesOfLists() throws Exception {
        abuse("{ latestReviews(first: 101) { id } }", "LIST_SIZE_OUT_OF_BOUNDS");
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("query", "query ($n: Int!) { latestReviews(first: $n) { id } }");
        body.put("variables", Map.of("n", 0));
        abuse(body, "LIST_SIZE_OUT_OF_BOUNDS");
    }

    @Test
    void cost() throws Exception {
        abuse("{ latestReviews(first: 100) { author { reviews(first: 100) { author { reviews(first: 100) { id } } } } } }",
                "COST_TOO_HIGH");
    }

    @Test
    void fragmentsThatSpreadThemselves() throws Exception {
        abuse("{ me { ...A } } fragment A on User { favourite { ...B } } fragment B on Product { ... on Book { author "
                + "{ ...A } } }", "FRAGMENT_CYCLE");
        abuse("{ me { id } } fragment A on User { ...A }", "FRAGMENT_CYCLE");
    }

    @Test
    void fragmentsThatDoubleWhatTheySpread() throws Exception {
        var text = new StringBuilder("{ me { ...F0 } }");
        for (int i = 0; i < 60; i++) {
            text.append(" fragment F%d on User { ...F%d ...F%d }".formatted(i, i + 1, i + 1));
        }
        abuse(text.append(" fragment F60 on User { name }").toString(), "TOO_MANY_FIELDS");
    }

    @Test
    void whatIsNotForClients() throws Exception {
        abuse("{ _entities(representations: []) { __typename } }", "GRAPHQL_VALIDATION_FAILED");
        abuse("{ _service { sdl } }", "GRAPHQL_VALIDATION_FAILED");
        String message = caller().body(Map.of("query", "{ me { nam } }")).post("/graphql").asString();
        assertThat(message).doesNotContainIgnoringCase("did you mean").doesNotContain("name\"");
    }

    @Test
    void batches() {
        caller().body("[{\"query\":\"{ me { id } }\"},{\"query\":\"{ me { id } }\"}]")
                .post("/graphql")
                .then()
                .statusCode(400)
                .body("code", equalTo("BATCHING_NOT_SUPPORTED"));
    }

    @Test
    void sizeOfTheBodyBeforeAndAfterInflating() throws Exception {
        shop.received().clear();
        String long1 = "{\"query\":\"{ me { id } }\",\"variables\":{\"x\":\"" + "x".repeat(1_048_576) + "\"}}";
        caller().body(long1).post("/graphql").then().statusCode(413).body("code", equalTo("BODY_TOO_LARGE"));

        var random = new java.util.Random(7);
        var noise = new StringBuilder();
        random.ints(1_200_000, 'a', 'a' + 4).forEach(each -> noise.append((char) each));
        gzipped(long1.replace("x".repeat(1_048_576), noise)).statusCode(413).body("code", equalTo("BODY_TOO_LARGE"));
        gzipped(long1).statusCode(413).body("code", equalTo("BODY_TOO_COMPRESSED"));
        gzipped("{\"query\":\"{ me { id } }\"}").statusCode(200).body("data.me.id", equalTo("u1"));
        caller().header("content-encoding", "br").body("x").post("/graphql").then().statusCode(415);
        caller().header("content-encoding", "gzip").body("nonsense").post("/graphql").then().statusCode(400);
        assertThat(shop.received()).hasSize(1);
    }

    private static io.restassured.response.ValidatableResponse gzipped(String body) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body.getBytes(StandardCharsets.UTF_8));
        }
        return caller().header("content-encoding", "gzip").body(bytes.toByteArray()).post("/graphql").then();
    }

    @Test
    void tellsNoMoreThanFiveErrors() {
        caller().body(Map.of("query", "{ a1 a2 a3 a4 a5 a6 a7 a8 }"))
                .post("/graphql")
                .then()
                .statusCode(400)
                .body("errors.size()", equalTo(5));
    }

    /** Any word can be sent as a method, and would be counted by itself: a series of metrics for each, for ever. */
    @Test
    void countsMethodsThatHttpDoesNotHaveAsOne() throws Exception {
        for (int i = 0; i < 50; i++) {
            var request = HttpRequest.newBuilder(url)
                    .header("authorization", "Bearer " + TOKEN)
                    .method("BREW" + i, HttpRequest.BodyPublishers.noBody())
                    .build();
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(405);
        }
        given().get("/q/metrics")
                .then()
                .body(containsString("http_server_requests_seconds_count{method=\"(other)\",outcome=\"CLIENT_ERROR\""))
                .body(not(containsString("BREW")));
    }
}
