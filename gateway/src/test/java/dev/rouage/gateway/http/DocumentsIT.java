package dev.rouage.gateway.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

import dev.rouage.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

/** Automatic persisted queries: a hash instead of a document that was sent before. */
@QuarkusTest
@WithTestResource(ShopResource.class)
class DocumentsIT {
    private static final String TOKEN = TestTokens.token(
            UUID.fromString("7d9f3a52-0000-4000-8000-000000000004"), "demo", "ada@example.com", "rep");

    static String hash(String query) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(query.getBytes(StandardCharsets.UTF_8)));
    }

    private static RequestSpecification caller() {
        return given().auth().oauth2(TOKEN).contentType("application/json");
    }

    private static Map<String, Object> extension(String hash) {
        return Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash));
    }

    @Test
    void remembersADocumentThatWasSentWithItsHash() throws Exception {
        String query = "query Remembered { me { name } }";
        caller().body(Map.of("extensions", extension(hash(query))))
                .post("/graphql")
                .then()
                .statusCode(200)
                .body("errors[0].message", equalTo("PersistedQueryNotFound"))
                .body("errors[0].extensions.code", equalTo("PERSISTED_QUERY_NOT_FOUND"));
        caller().body(Map.of("query", query, "extensions", extension(hash(query))))
                .post("/graphql")
                .then()
                .body("data.me.name", equalTo("Ada"));
        caller().body(Map.of("extensions", extension(hash(query))))
                .post("/graphql")
                .then()
                .body("data.me.name", equalTo("Ada"));
        given().auth()
                .oauth2(TOKEN)
                .queryParam("extensions", "{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"" + hash(query) + "\"}}")
                .get("/graphql")
                .then()
                .statusCode(200)
                .body("data.me.name", equalTo("Ada"));
    }

    @Test
    void keepsNoDocumentUnderAnothersHash() throws Exception {
        String victim = "query Victim { me { id } }";
        caller().body(Map.of("query", "query Poison { me { email } }", "extensions", extension(hash(victim))))
                .post("/graphql")
                .then()
                .body("errors[0].extensions.code", equalTo("PERSISTED_QUERY_HASH_MISMATCH"));
        caller().body(Map.of("extensions", extension(hash(victim))))
                .post("/graphql")
                .then()
                .body("errors[0].extensions.code", equalTo("PERSISTED_QUERY_NOT_FOUND"));
    }

    @Test
    void refusesExtensionsThatItDoesNotUnderstand() {
        caller().body(Map.of("extensions", Map.of("persistedQuery", Map.of("version", 2, "sha256Hash", "x"))))
                .post("/graphql")
                .then()
                .body("errors[0].extensions.code", equalTo("PERSISTED_QUERY_NOT_SUPPORTED"));
    }
}
