package dev.rouage.gateway.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import dev.rouage.gateway.world.WorldServers;
import dev.rouage.testing.TestTokens;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

/** What is shut in production: the schema, what subgraphs say of their errors, and documents that nobody registered. */
@QuarkusTest
@WithTestResource(ShopResource.class)
@TestProfile(ProductionIT.Shut.class)
class ProductionIT {
    private static final String REGISTERED = "query Registered { me { name favourite { upc } } }";
    private static final String SCHEMA = "{ __schema { queryType { name } } }";
    private static final String TYPE = "{ __type(name: \"User\") { name } }";

    private static final String TRACED = "query Traced { me { id favourite { upc } } }";

    @Inject
    RecordedSpans spans;

    WorldServers shop;

    /** The settings that the production profile has by itself, and registered documents. */
    public static class Shut implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path folder = Files.createTempDirectory(Path.of("target"), "documents");
                Files.writeString(folder.resolve("registered.graphql"), REGISTERED);
                Files.writeString(folder.resolve("traced.graphql"), TRACED);
                Files.writeString(folder.resolve("schema.graphql"), SCHEMA);
                Files.writeString(folder.resolve("type.graphql"), TYPE);
                return Map.ofEntries(Map.entry("rouage.gateway.introspection", "false"),
                        Map.entry("rouage.gateway.redact-errors", "true"),
                        Map.entry("rouage.gateway.documents.trusted", folder.toString()),
                        Map.entry("rouage.gateway.documents.require", "true"),
                        Map.entry("rouage.gateway.budget.capacity", "1000"),
                        Map.entry("rouage.gateway.budget.per-second", "1"),
                        Map.entry("quarkus.http.cors.enabled", "true"),
                        Map.entry("quarkus.http.cors.origins", "https://app.example.com"),
                        Map.entry("quarkus.otel.sdk.disabled", "false"),
                        Map.entry("quarkus.otel.traces.exporter", "none"));
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    @AfterEach
    void everySubgraphBehavesAgain() {
        shop.misbehave(null);
    }

    private static ValidatableResponse ask(Map<String, Object> body, int tenant) {
        return given().auth()
                .oauth2(TestTokens.token(new UUID(1, tenant), "demo", "ada@example.com", "rep"))
                .contentType("application/json")
                .accept("application/graphql-response+json")
                .body(body)
                .post("/graphql")
                .then();
    }

    @Test
    void answersRegisteredDocumentsOnly() throws Exception {
        ask(Map.of("query", REGISTERED), 1).statusCode(200).body("data.me.name", equalTo("Ada"));
        ask(Map.of("extensions", Map.of("persistedQuery", Map.of("version", 1, "sha256Hash",
                DocumentsIT.hash(REGISTERED)))), 1).statusCode(200).body("data.me.name", equalTo("Ada"));
        shop.received().clear();
        ask(Map.of("query", "{ me { email } }"), 1).statusCode(400)
                .body("errors[0].extensions.code", equalTo("DOCUMENT_NOT_TRUSTED"));
        String unknown = DocumentsIT.hash("{ me { email } }");
        ask(Map.of("query", "{ me { email } }", "extensions", Map.of("persistedQuery", Map.of("version", 1,
                "sha256Hash", unknown))), 1).body("errors[0].extensions.code", equalTo("DOCUMENT_NOT_TRUSTED"));
        assertThat(shop.received()).isEmpty();
    }

    @Test
    void showsNothingOfTheSchema() {
        for (String query : new String[]{SCHEMA, TYPE}) {
            ask(Map.of("query", query), 2).statusCode(400)
                    .body("errors[0].extensions.code", equalTo("INTROSPECTION_DISABLED"));
        }
        given().get("/graphiql").then().statusCode(404);
        given().get("/graphql-ui/graphiql.min.js").then().statusCode(404);
    }

    @Test
    void tellsNothingOfWhatSubgraphsSay() {
        shop.misbehave(new WorldServers.Fault("products", 200, """
                {"data":null,"errors":[{"message":"relation secret_table does not exist, did you mean secrets?",
                "extensions":{"code":"X1","stacktrace":["at Db"]}}]}""", 0));
        String body = ask(Map.of("query", REGISTERED), 3).statusCode(200).extract().asString();
        assertThat(body).contains("\"code\":\"X1\"").doesNotContain("secret", "did you mean", "stacktrace", "products");
        shop.misbehave(new WorldServers.Fault("products", 500, "java.lang.Oops", 0));
        body = ask(Map.of("query", REGISTERED), 3).statusCode(200).extract().asString();
        assertThat(body).contains("SUBGRAPH_INVALID_RESPONSE").doesNotContain("Oops", "products");
    }

    @Test
    void takesNoMoreFromATenantThanItsBudget() {
        int answered = 0;
        while (answered < 2_000 && ask(Map.of("query", REGISTERED), 4).extract().statusCode() == 200) {
            answered++;
        }
        assertThat(answered).isBetween(400, 700);
        ask(Map.of("query", REGISTERED), 4).statusCode(429)
                .header("retry-after", matchesPattern("[1-3]"))
                .body("code", equalTo("COST_BUDGET_EXHAUSTED"));
        ask(Map.of("query", REGISTERED), 5).statusCode(200);
    }

    @Test
    void tracesPlanningAndEachFetchInOneTrace() {
        spans.ended().clear();
        shop.received().clear();
        ask(Map.of("query", TRACED), 6).statusCode(200);
        await().untilAsserted(() -> assertThat(spans.ended()).extracting(SpanData::getName)
                .contains("graphql plan", "graphql fetch users", "graphql fetch products"));
        assertThat(spans.ended().stream().map(SpanData::getTraceId).distinct()).hasSize(1);
        String trace = spans.ended().getFirst().getTraceId();
        assertThat(shop.received()).isNotEmpty().allSatisfy(each -> assertThat(each.traceparent()).contains(trace));
    }

    @Test
    void letsOtherOriginsInOnlyWhereConfigured() {
        for (String origin : new String[]{"https://app.example.com", "https://evil.example.com"}) {
            String allowed = given().header("origin", origin)
                    .header("access-control-request-method", "POST")
                    .options("/graphql")
                    .getHeader("access-control-allow-origin");
            assertThat(allowed).isEqualTo(origin.contains("app") ? origin : null);
        }
    }
}
