package dev.rouage.gateway.http;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import dev.rouage.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@WithTestResource(ShopResource.class)
class ReloadIT {
    @AfterEach
    void serveAsBefore() {
        ShopResource.serve(ShopResource.supergraph());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> ask("{ me { name } }").jsonPath().get("data.me.name") != null);
    }

    private static Response ask(String query) {
        return given().auth()
                .oauth2(TestTokens.token(UUID.fromString("7d9f3a52-0000-4000-8000-000000000005"), "demo", "a@b.c",
                        "rep"))
                .contentType("application/json")
                .body(Map.of("query", query))
                .post("/graphql");
    }

    @Test
    void takesANewSupergraphAndKeepsTheOldOneWhenANewOneIsNoGood() {
        assertThat(ask("{ me { name } }").jsonPath().getString("data.me.name")).isEqualTo("Ada");

        ShopResource.serve(ShopResource.supergraph().replace("  me: User @join__field(graph: USERS)\n", ""));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(ask("{ me { name } }").jsonPath()
                .getString("errors[0].extensions.code")).isEqualTo("GRAPHQL_VALIDATION_FAILED"));

        ShopResource.serve("type Query { nonsense");
        await().during(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(ask("{ users { name } }").jsonPath().getList("data.users")).hasSize(3));

        ShopResource.serve(ShopResource.supergraph());
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(ask("{ me { name } }").jsonPath()
                .getString("data.me.name")).isEqualTo("Ada"));
    }
}
