package dev.rouage.gateway.subscription;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.rouage.gateway.http.ShopResource;
import dev.rouage.gateway.world.EventServer;
import dev.rouage.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@WithTestResource(ShopResource.class)
class SubscriptionIT {
    private static final UUID TENANT = UUID.fromString("7d9f3a52-0000-4000-8000-000000000006");
    private static final String QUERY = "subscription { reviewAdded { body author { name email } } }";
    private static final String EVENT = """
            {"data":{"reviewAdded":{"__typename":"Review","id":"r9","body":"New",
            "author":{"__typename":"User","id":"u1","name":"Ada"}}}}""";
    private static final String ANSWER = "{\"data\":{\"reviewAdded\":{\"body\":\"New\",\"author\":"
            + "{\"name\":\"Ada\",\"email\":\"ada@example.com\"}}}}";

    @TestHTTPResource("/graphql")
    URI url;

    EventServer events;
    private final HttpClient http = HttpClient.newHttpClient();

    /** A client's side of the protocol. */
    private final class Client implements WebSocket.Listener {
        private final List<String> received = new CopyOnWriteArrayList<>();
        private final StringBuilder part = new StringBuilder();
        private volatile int closed;
        private volatile boolean reading = true;
        private final WebSocket socket;

        Client(String protocol) {
            socket = http.newWebSocketBuilder()
                    .subprotocols(protocol)
                    .buildAsync(URI.create(url.toString().replaceFirst("http", "ws")), this)
                    .join();
        }

        static Client initialised(SubscriptionIT test, String token) {
            Client client = test.new Client("graphql-transport-ws");
            client.send("{\"type\":\"connection_init\",\"payload\":{\"Authorization\":\"Bearer " + token + "\"}}");
            return client;
        }

        Client acknowledged() {
            await().until(() -> received.contains("{\"type\":\"connection_ack\"}"));
            return this;
        }

        void send(String message) {
            socket.sendText(message, true).join();
        }

        void subscribe(String id, String query) {
            send("{\"id\":\"" + id + "\",\"type\":\"subscribe\",\"payload\":{\"query\":\"" + query + "\"}}");
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                String message = part.toString();
                part.setLength(0);
                received.add(message);
                if (message.contains("\"type\":\"ping\"")) {
                    from.sendText("{\"type\":\"pong\"}", true);
                }
            }
            if (reading) {
                from.request(1);
            }
            return null;
        }

        void readOn() {
            reading = true;
            socket.request(1);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed = code;
            return null;
        }
    }

    private static String token() {
        return TestTokens.token(TENANT, "demo", "ada@example.com", "rep");
    }

    @AfterEach
    void nobodyIsLeftSubscribed() {
        events.complete();
        events.open().clear();
    }

    @Test
    void joinsEachEventWithWhatOtherSubgraphsKnow() {
        String token = token();
        Client client = Client.initialised(this, token).acknowledged();
        client.subscribe("one", QUERY);
        await().until(() -> events.open().size() == 1);
        assertThat(events.authorizations()).contains("Bearer " + token);
        events.send(EVENT);
        events.send(EVENT.replace("New", "Newer"));

        await().untilAsserted(() -> assertThat(client.received).contains(
                "{\"id\":\"one\",\"type\":\"next\",\"payload\":" + ANSWER + "}",
                "{\"id\":\"one\",\"type\":\"next\",\"payload\":" + ANSWER.replace("New", "Newer") + "}"));
        events.complete();
        await().until(() -> client.received.contains("{\"id\":\"one\",\"type\":\"complete\"}"));
    }

    @Test
    void endsASubscriptionWhoseClientIsSlowerThanItsEvents() {
        Client client = Client.initialised(this, token()).acknowledged();
        client.subscribe("slow", QUERY);
        await().until(() -> events.open().size() == 1);
        client.reading = false;
        String large = EVENT.replace("New", "New".repeat(30_000));
        for (int i = 0; i < 300; i++) {
            events.send(large);
        }

        await().until(() -> events.open().isEmpty());
        client.readOn();
        await().until(() -> client.received.stream().anyMatch(each -> each.contains("SUBSCRIBER_TOO_SLOW")));
    }

    @Test
    void sharesOneSubscriptionOfTheSubgraphAmongThoseOfOneCaller() {
        String token = token();
        Client client = Client.initialised(this, token).acknowledged();
        client.subscribe("a", QUERY);
        client.subscribe("b", QUERY);
        Client another = Client.initialised(this, TestTokens.token(TENANT, "demo", "bob@example.com", "rep"))
                .acknowledged();
        another.subscribe("c", QUERY);
        await().until(() -> events.open().size() == 2);
        events.send(EVENT);
        await().until(() -> client.received.stream().filter(each -> each.contains("\"next\"")).count() == 2);
        await().until(() -> another.received.stream().filter(each -> each.contains("\"next\"")).count() == 1);

        client.send("{\"id\":\"a\",\"type\":\"complete\"}");
        another.socket.abort();
        await().until(() -> events.open().size() == 1);
        client.send("{\"id\":\"b\",\"type\":\"complete\"}");
        await().until(() -> events.open().isEmpty());
    }

    @Test
    void answersQueriesAndTellsWhatIsWrongWithOthers() {
        Client client = Client.initialised(this, token()).acknowledged();
        client.subscribe("q", "{ me { name } }");
        client.subscribe("w", "subscription { nothing }");
        await().untilAsserted(() -> assertThat(client.received).contains(
                "{\"id\":\"q\",\"type\":\"next\",\"payload\":{\"data\":{\"me\":{\"name\":\"Ada\"}}}}",
                "{\"id\":\"q\",\"type\":\"complete\"}"));
        await().until(() -> client.received.stream()
                .anyMatch(each -> each.contains("\"error\"") && each.contains("GRAPHQL_VALIDATION_FAILED")));
    }

    @Test
    void saysWhenTheSubgraphHangsUp() {
        Client client = Client.initialised(this, token()).acknowledged();
        client.subscribe("one", QUERY);
        await().until(() -> events.open().size() == 1);
        events.hangUp();
        await().until(() -> client.received.stream()
                .anyMatch(each -> each.contains("\"error\"") && each.contains("SUBGRAPH_UNAVAILABLE")));
    }

    @Test
    void closesOnWhoeverDoesNotKeepToTheProtocol() {
        Client nobody = Client.initialised(this, "nonsense");
        Client early = new Client("graphql-transport-ws");
        early.subscribe("x", QUERY);
        Client twice = Client.initialised(this, token()).acknowledged();
        twice.send("{\"type\":\"connection_init\"}");
        Client wild = Client.initialised(this, token()).acknowledged();
        wild.send("{\"type\":\"what\"}");
        Client same = Client.initialised(this, token()).acknowledged();
        same.subscribe("one", QUERY);
        same.subscribe("one", QUERY);
        await().untilAsserted(() -> assertThat(List.of(nobody.closed, early.closed, twice.closed, wild.closed,
                same.closed)).containsExactly(4403, 4401, 4429, 4400, 4409));
    }

    @Test
    void closesWhenTheTokenExpires() {
        Client client = Client.initialised(this, TestTokens.of(TENANT, "demo").lifetime(Duration.ofSeconds(3)).sign())
                .acknowledged();
        client.subscribe("one", QUERY);
        await().until(() -> events.open().size() == 1);
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertThat(client.closed).isEqualTo(4401));
        await().until(() -> events.open().isEmpty());
    }

    @Test
    void limitsTheOperationsOfOneConnection() {
        Client client = Client.initialised(this, token()).acknowledged();
        for (int i = 0; i < 21; i++) {
            client.subscribe("s" + i, QUERY);
        }
        await().until(() -> client.received.stream()
                .anyMatch(each -> each.contains("\"s20\"") && each.contains("TOO_MANY_SUBSCRIPTIONS")));
    }

    @Test
    void streamsEventsOverHttp() throws Exception {
        var request = HttpRequest.newBuilder(url)
                .header("authorization", "Bearer " + token())
                .header("accept", "text/event-stream")
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"" + QUERY + "\"}"))
                .build();
        var lines = new CopyOnWriteArrayList<String>();
        var streaming = http.sendAsync(request, HttpResponse.BodyHandlers.ofLines())
                .thenAccept(response -> response.body().forEach(lines::add));
        await().until(() -> events.open().size() == 1);
        events.send(EVENT);
        await().until(() -> lines.contains("data: " + ANSWER));
        // A sign of life while nothing happens.
        await().until(() -> lines.stream().filter(":"::equals).count() > 2);
        events.complete();
        streaming.get(10, java.util.concurrent.TimeUnit.SECONDS);
        assertThat(lines).contains("event: next", "event: complete");
    }

    @Test
    void refusesASubscriptionOverAPlainRequest() {
        io.restassured.RestAssured.given()
                .auth()
                .oauth2(token())
                .contentType("application/json")
                .body(java.util.Map.of("query", QUERY))
                .post("/graphql")
                .then()
                .body("errors[0].extensions.code", org.hamcrest.Matchers.equalTo("SUBSCRIPTION_NOT_SUPPORTED"));
    }

    @Test
    void answersTheSecondOperationOfAnIdWhoseFirstWasEndedBeforeItBegan() {
        Client client = Client.initialised(this, token()).acknowledged();
        // Neither was planned before, so that both are on their way to a worker.
        client.subscribe("again", "query First { me { first: name } }");
        client.send("{\"id\":\"again\",\"type\":\"complete\"}");
        client.subscribe("again", "query Second { me { second: name } }");

        await().until(() -> client.received.contains("{\"id\":\"again\",\"type\":\"complete\"}"));
        assertThat(client.received).contains(
                "{\"id\":\"again\",\"type\":\"next\",\"payload\":{\"data\":{\"me\":{\"second\":\"Ada\"}}}}");
        assertThat(client.received).noneMatch(each -> each.contains("first"));
    }
}
