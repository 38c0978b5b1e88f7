package dev.rouage.gateway.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import dev.rouage.gateway.world.EventServer;
import dev.rouage.gateway.world.WorldServers;
import dev.rouage.testing.TestTokens;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.filters.QuarkusRequestWrapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What becomes of clients when the gateway goes down. It stays up here: the rest is Quarkus' own. */
@QuarkusTest
@WithTestResource(ShopResource.class)
@TestProfile(ShutdownIT.GoingDown.class)
class ShutdownIT {
    private static final String TOKEN = TestTokens.token(new UUID(4, 4), "demo", "ada@example.com", "rep");
    private static final String SUBSCRIPTION = "{\"query\":\"subscription { reviewAdded { body } }\"}";

    /** A gateway of its own: no other test can use it afterwards. */
    public static class GoingDown implements QuarkusTestProfile {}

    /** Counts what a shutdown waits for, the way Quarkus counts it. */
    @Singleton
    static class UnderWay {
        final AtomicInteger requests = new AtomicInteger();

        void register(@Observes Filters filters) {
            filters.register(routing -> {
                requests.incrementAndGet();
                QuarkusRequestWrapper.get(routing.request())
                        .addRequestDoneHandler(_ -> requests.decrementAndGet());
                routing.next();
            }, 1_000);
        }
    }

    @TestHTTPResource("/graphql")
    URI url;

    @Inject
    Event<ShutdownDelayInitiatedEvent> goingDown;

    @Inject
    UnderWay underWay;

    WorldServers shop;
    EventServer events;
    private final HttpClient http = HttpClient.newHttpClient();

    private HttpRequest request(String body, String accept) {
        return HttpRequest.newBuilder(url)
                .header("authorization", "Bearer " + TOKEN)
                .header("accept", accept)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private void subscribe(CompletableFuture<Integer> closed) {
        var acknowledged = new CompletableFuture<String>();
        var listener = new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onText(WebSocket from, CharSequence message, boolean last) {
                acknowledged.complete(message.toString());
                if (message.toString().contains("\"ping\"")) {
                    from.sendText("{\"type\":\"pong\"}", true);
                }
                from.request(1);
                return CompletableFuture.completedStage(null);
            }

            @Override
            public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
                closed.complete(code);
                return CompletableFuture.completedStage(null);
            }
        };
        var socket = http.newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .buildAsync(URI.create(url.toString().replaceFirst("http", "ws")), listener)
                .join();
        socket.sendText("{\"type\":\"connection_init\",\"payload\":{\"Authorization\":\"Bearer " + TOKEN + "\"}}", true)
                .join();
        assertThat(acknowledged.join()).contains("connection_ack");
        socket.sendText("{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":" + SUBSCRIPTION + "}", true).join();
    }

    @Test
    void tellsSubscribersAtOnceAndAnswersWhatIsUnderWay() throws Exception {
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        subscribe(closed);
        var stream = http.sendAsync(request(SUBSCRIPTION, "text/event-stream"), HttpResponse.BodyHandlers.ofString());
        await().until(() -> !events.open().isEmpty());
        // Open or closed, a web socket is nothing that a shutdown waits for.
        await().until(() -> underWay.requests.get() == 1);
        shop.misbehave(new WorldServers.Fault("users", 200, "{\"data\":{\"me\":{\"name\":\"Ada\"}}}", 1_500));
        var slow = http.sendAsync(request("{\"query\":\"{ me { name } }\"}", "application/json"),
                HttpResponse.BodyHandlers.ofString());
        await().until(() -> underWay.requests.get() == 2);

        goingDown.fire(new ShutdownDelayInitiatedEvent());

        assertThat(closed.get(1, TimeUnit.SECONDS)).isEqualTo(1001);
        assertThat(stream.get(1, TimeUnit.SECONDS).body()).contains("SHUTTING_DOWN", "event: complete");
        assertThat(slow).isNotDone();
        assertThat(slow.get(10, TimeUnit.SECONDS).body()).isEqualTo("{\"data\":{\"me\":{\"name\":\"Ada\"}}}");
        await().until(() -> underWay.requests.get() == 0);
        await().until(() -> events.open().isEmpty());

        var late = http.send(request(SUBSCRIPTION, "text/event-stream"), HttpResponse.BodyHandlers.ofString());
        assertThat(late.statusCode()).isEqualTo(503);
        assertThat(late.body()).contains("SHUTTING_DOWN");
        shop.misbehave(null);
    }
}
