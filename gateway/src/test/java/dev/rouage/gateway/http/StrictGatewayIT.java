package dev.rouage.gateway.http;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;

import dev.rouage.gateway.world.WorldServers;
import dev.rouage.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

/** Each key of {@link StrictGateway} does what the README says of it. */
@QuarkusTest
@WithTestResource(ShopResource.class)
@TestProfile(StrictGateway.class)
class StrictGatewayIT {
    private static final String TOKEN = TestTokens.token(new UUID(3, 3), "demo", "ada@example.com", "rep");

    @TestHTTPResource("/graphql")
    URI url;

    WorldServers shop;

    @AfterEach
    void everySubgraphBehavesAgain() {
        shop.misbehave(null);
    }

    private static ValidatableResponse ask(Map<String, ?> body) {
        return given().auth()
                .oauth2(TOKEN)
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .contentType("application/json")
                .accept("application/graphql-response+json")
                .body(body)
                .post("/graphql")
                .then();
    }

    private static ValidatableResponse ask(String query) {
        return ask(Map.of("query", query));
    }

    private static void refused(String query, String code) {
        ask(query).statusCode(400).body("errors[0].extensions.code", equalTo(code)).body("data", nullValue());
    }

    @Test
    void limitsWhatAnOperationAsksFor() {
        shop.received().clear();
        refused("{ users { reviews { author { name } } } }", "TOO_DEEP");
        refused("{ me { a: id b: id c: id } }", "TOO_MANY_ALIASES");
        refused("{ me { id } users { id } latestReviews(first: 1) { id } }", "TOO_MANY_ROOT_FIELDS");
        refused("{ me { ...F ...F ...F ...F } } fragment F on User { id name email }", "TOO_MANY_FIELDS");
        refused("{ me { id @include(if: true) name @include(if: true) } }", "TOO_MANY_DIRECTIVES");
        refused("{ me { " + "id ".repeat(60) + "} }", "TOO_MANY_TOKENS");
        refused("{ me { id } } #" + "x".repeat(400), "DOCUMENT_TOO_LARGE");
        refused("{ latestReviews(first: 4) { id } }", "LIST_SIZE_OUT_OF_BOUNDS");
        refused("{ users { reviews { body } } }", "COST_TOO_HIGH");
        ask(Map.of("query", "{ me { id } }", "variables", Map.of("a", Map.of("b", Map.of("c", 1))))).statusCode(400)
                .body("code", equalTo("VARIABLES_TOO_DEEP"));
        ask(Map.of("query", "{ me { id } }", "variables", Map.of("a", "x".repeat(1_000)))).statusCode(413)
                .body("code", equalTo("BODY_TOO_LARGE"));
        ask("{ a b }").body("errors", hasSize(1));
        assertThat(shop.received()).isEmpty();
        // Ten users, as many as are assumed otherwise, would cost more than is allowed.
        ask("{ users { favourite { upc } } }").statusCode(200).body("errors", nullValue());
    }

    @Test
    void refusesARequestForAnythingThatIsNotForItsCaller() {
        shop.received().clear();
        ask("{ me { name address { street } } }").statusCode(400)
                .body("errors[0].extensions.code", equalTo("UNAUTHORIZED_FIELD_OR_TYPE"))
                .body("data", nullValue());
        assertThat(shop.received()).isEmpty();
    }

    @Test
    void endsARequestThatTakesTooLong() {
        shop.misbehave(new WorldServers.Fault("users", 200, "{\"data\":{\"me\":{\"id\":\"u1\"}}}", 2_500));
        ask("{ me { id } }").statusCode(504).body("code", equalTo("REQUEST_TIMEOUT"));
    }

    @Test
    void sendsEachSubgraphTheHeadersOfItsRule() {
        shop.received().clear();
        ask("{ me { name } latestReviews(first: 1) { id } }").statusCode(200);
        assertThat(shop.received()).hasSize(2).allSatisfy(each -> {
            boolean reviews = each.subgraph().equals("reviews");
            assertThat(each.authorization()).isEqualTo(reviews ? "Bearer " + TOKEN : null);
            assertThat(each.traceparent() == null).isEqualTo(reviews);
        });
    }

    @Test
    void letsOnlySoManyRequestsWaitForASubgraph() throws Exception {
        shop.misbehave(new WorldServers.Fault("users", 200, "{\"data\":{\"users\":[{\"id\":\"u1\"}]}}", 200));
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> six = IntStream.range(0, 6)
                    .<Callable<String>>mapToObj(i -> () -> ask("{ users(ids: [\"u" + i + "\"]) { id } }").extract()
                            .asString())
                    .toList();
            var answers = clients.invokeAll(six).stream().map(each -> each.resultNow()).toList();
            assertThat(answers).filteredOn(each -> each.contains("SUBGRAPH_UNAVAILABLE")).isNotEmpty();
            assertThat(answers).filteredOn(each -> each.contains("\"u1\"")).isNotEmpty();
        }
    }

    @Test
    void tellsANullThatMayNotBe() {
        shop.misbehave(new WorldServers.Fault("users", 200, "{\"data\":{\"me\":{\"id\":\"u1\",\"name\":null}}}", 0));
        ask("{ me { id name } }").statusCode(200)
                .body("data.me", nullValue())
                .body("errors[0].path", equalTo(List.of("me", "name")))
                .body("errors[0].extensions.code", equalTo("NULL_IN_NON_NULL_FIELD"));
    }

    @Test
    void logsWhatWasAskedButNoValue() {
        var lines = new CopyOnWriteArrayList<String>();
        var handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger access = Logger.getLogger("rouage.gateway.access");
        access.addHandler(handler);
        try {
            ask(Map.of("query", "query Logged($ids: [ID!]) { users(ids: $ids) { name } }", "variables",
                    Map.of("ids", List.of("u2")))).statusCode(200);
            // It is written after the answer.
            await().until(() -> !lines.isEmpty());
        } finally {
            access.removeHandler(handler);
        }
        assertThat(lines).singleElement()
                .asString()
                .contains("\"operation\":\"Logged\"", "\"status\":200", "\"subgraphRequests\":1")
                .doesNotContain("u2", "Bob", TOKEN);
    }

    /** Clients that begin bodies and never end them are to take so much memory and no more. */
    @Test
    void holdsOnlySoMuchOfAllBodies() throws Exception {
        String large = "{\"query\":\"{ me { id } }\"," + " ".repeat(920);
        try (var _ = slowly(large)) {
            await().untilAsserted(() -> body(large + "\"variables\":{}}").statusCode(503)
                    .header("retry-after", "1")
                    .body("code", equalTo("OVERLOADED")));
            ask("{ me { id } }").statusCode(200);
        }
        await().untilAsserted(() -> body(large + "\"variables\":{}}").statusCode(200));
    }

    private static ValidatableResponse body(String json) {
        return given().auth().oauth2(TOKEN).contentType("application/json").body(json).post("/graphql").then();
    }

    @Test
    void keepsOnlySoManyWebSocketsOpenThatDoNotSayWhoseTheyAre() throws Exception {
        Callable<WebSocket> opening = () -> socket(new CopyOnWriteArrayList<>());
        WebSocket stranger = opening.call();

        assertThatThrownBy(opening::call).cause()
                .isInstanceOfSatisfying(WebSocketHandshakeException.class, refused -> assertThat(
                        refused.getResponse().statusCode()).isEqualTo(503));
        stranger.abort();
        await().ignoreExceptions().until(() -> {
            opening.call().abort();
            return true;
        });
    }

    @Test
    void refusesLongMessagesOfWebSockets() throws Exception {
        var received = new CopyOnWriteArrayList<String>();
        WebSocket client = await().ignoreExceptions().until(() -> socket(received), Objects::nonNull);
        String ping = "{\"type\":\"ping\",\"payload\":{\"x\":\"%s\"}}";
        client.sendText(ping.formatted("x".repeat(300)), true).join();
        await().until(() -> received.contains("{\"type\":\"pong\"}"));

        received.clear();
        client.sendText(ping.formatted("x".repeat(500)), true).join();
        await().until(() -> received.stream().anyMatch(each -> each.startsWith("closed")));
        assertThat(received).doesNotContain("{\"type\":\"pong\"}");
    }

    /** A web socket of the caller, whose messages, and its end, are added to the list. */
    private WebSocket socket(List<String> received) {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .header("authorization", "Bearer " + TOKEN)
                .buildAsync(URI.create("ws://" + url.getAuthority() + "/graphql"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                        received.add(text.toString());
                        from.request(1);
                        return null;
                    }

                    @Override
                    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
                        received.add("closed with " + code);
                        return null;
                    }

                    @Override
                    public void onError(WebSocket from, Throwable error) {
                        received.add("closed by " + error);
                    }
                })
                .join();
    }

    @Test
    void countsMessagesOfWebSocketsWithTheBodies() throws Exception {
        var received = new CopyOnWriteArrayList<String>();
        WebSocket client = await().ignoreExceptions().until(() -> socket(received), Objects::nonNull);
        client.sendText("{\"type\":\"connection_init\"}", true).join();
        await().until(() -> received.stream().anyMatch(each -> each.contains("connection_ack")));
        String message = "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"{ me { id } }\",\"variables\":{\"a\":[1"
                + ",1".repeat(40) + "]}}}";
        try (var _ = slowly("{" + " ".repeat(940))) {
            await().untilAsserted(() -> {
                received.clear();
                client.sendText(message, true).join();
                await().until(() -> received.stream().anyMatch(each -> each.contains("\"id\":\"1\"")));
                assertThat(received.getFirst()).contains("OVERLOADED");
            });
        }
        await().untilAsserted(() -> {
            received.clear();
            client.sendText(message, true).join();
            await().until(() -> received.stream().anyMatch(each -> each.contains("\"id\":\"1\"")));
            assertThat(received.getFirst()).contains("\"data\"");
        });
        client.abort();
    }

    /** A client that begins a body of a thousand bytes, and waits. */
    private Socket slowly(String begun) throws IOException {
        var slow = new Socket(url.getHost(), url.getPort());
        slow.getOutputStream().write(("POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + TOKEN + "\r\nContent-Length: 1000\r\n\r\n" + begun)
                .getBytes(StandardCharsets.US_ASCII));
        return slow;
    }
}
