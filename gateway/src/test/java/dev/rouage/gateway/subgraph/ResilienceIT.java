package dev.rouage.gateway.subgraph;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import dev.rouage.gateway.http.ShopResource;
import dev.rouage.gateway.world.WorldServers;
import dev.rouage.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@WithTestResource(ShopResource.class)
class ResilienceIT {
    private static final String TOKEN = TestTokens.token(
            UUID.fromString("7d9f3a52-0000-4000-8000-000000000007"), "demo", "ada@example.com", "rep");

    WorldServers shop;

    @AfterEach
    void everySubgraphBehavesAgain() {
        shop.misbehave(null);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> ask("{ latestReviews(first: 1) { id } }").get("errors") == null);
    }

    private static JsonPath ask(String query) {
        return ask(query, TOKEN);
    }

    private static JsonPath ask(String query, String token) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Map.of("query", query))
                .post("/graphql")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void asksAgainWhereNothingCanBeDoneTwice() {
        shop.received().clear();
        shop.misbehave(new WorldServers.Fault("reviews", 503, "busy", 0, 2));
        assertThat(ask("{ latestReviews(first: 1) { id } }").getList("data.latestReviews")).hasSize(1);
        assertThat(shop.received()).hasSize(3);

        shop.received().clear();
        shop.misbehave(new WorldServers.Fault("reviews", 503, "busy", 0, 2));
        assertThat(ask("mutation { review(upc: \"b1\", body: \"x\") { id } }").getString(
                "errors[0].extensions.code")).isEqualTo("SUBGRAPH_UNAVAILABLE");
        assertThat(shop.received()).hasSize(1);
    }

    @Test
    void asksOnceForWhatIsUnderWayForTheSameCaller() throws Exception {
        shop.received().clear();
        shop.misbehave(new WorldServers.Fault("users", 200, "{\"data\":{\"me\":{\"email\":\"a@b.c\"}}}", 1_500));
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> five = Collections.nCopies(5,
                    () -> ask("{ me { email } }").getString("data.me.email"));
            assertThat(clients.invokeAll(five)).allSatisfy(each -> assertThat(each.get()).isEqualTo("a@b.c"));
            assertThat(shop.received()).hasSize(1);

            String another = TestTokens.token(UUID.randomUUID(), "demo", "bob@example.com", "rep");
            clients.invokeAll(List.of(() -> ask("{ me { email } }", TOKEN), () -> ask("{ me { email } }", another)));
            assertThat(shop.received()).hasSize(3);
        }
    }

    @Test
    void leavesASubgraphAloneThatFailsAndComesBackToIt() {
        shop.misbehave(new WorldServers.Fault("reviews", 503, "busy", 0));
        await().atMost(Duration.ofSeconds(30)).until(() -> "SUBGRAPH_CIRCUIT_OPEN".equals(
                ask("{ me { name reviews { id } } }").getString("errors[0].extensions.code")));
        shop.received().clear();
        JsonPath partial = ask("{ me { name reviews { id } } }");
        assertThat(partial.getString("errors[0].extensions.code")).isEqualTo("SUBGRAPH_CIRCUIT_OPEN");
        assertThat(partial.getString("data.me")).isNull();
        assertThat(shop.received()).extracting(WorldServers.Received::subgraph).doesNotContain("reviews");

        shop.misbehave(null);
        await().atMost(Duration.ofSeconds(20)).until(() -> ask("{ latestReviews(first: 1) { id } }").getList(
                "data.latestReviews") instanceof List<?>);
    }
}
