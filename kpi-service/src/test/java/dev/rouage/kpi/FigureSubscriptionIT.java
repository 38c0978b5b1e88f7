package dev.rouage.kpi;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.rouage.platform.event.ChangeEvent;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "kpi"))
class FigureSubscriptionIT {
    private static final String FIGURES = "subscription { figureChanged(period: {from: \\\"2026-03-01\\\", to:"
            + " \\\"2026-04-01\\\"}%s) { figures { kpi value n windowDays smallSampleBelow } } }";

    @TestHTTPResource("/graphql")
    URI graphql;

    private final Crm crm = new Crm();

    @Test
    void theScorecardMovesWithTheRecordsAndStandsStillWithoutANewValue() throws InterruptedException {
        Listener all = subscribe(KpiService.admin(crm), "");
        Listener annas = subscribe(KpiService.admin(crm),
                ", filter: {reps: [\\\"" + crm.id(RecordKind.REP, "anna") + "\\\"]}");
        assertEquals(0, all.revenue());
        assertEquals(0, annas.revenue());

        List<ChangeEvent> changes = new ArrayList<>(crm.stages());
        changes.add(crm.deal("a", "Won", "2026-03-10", "100", "anna", "acme"));
        KpiService.publish(changes);
        assertEquals(100, all.revenue());
        assertEquals(100, annas.revenue());

        KpiService.publish(List.of(crm.deal("c", "Won", "2026-03-11", "20", "ben", "acme")));
        assertEquals(120, all.revenue());
        KpiService.publish(List.of(crm.deal("d", "Won", "2026-03-12", "7", "anna", "acme")));
        assertEquals(107, annas.revenue());
    }

    @Test
    void theScorecardFollowsWhatTheCompanyDecides() throws InterruptedException {
        String admin = KpiService.admin(crm);
        Listener all = subscribe(admin, "");
        assertEquals(30, all.figure("LEAD_TO_OPPORTUNITY_RATE").getInteger("smallSampleBelow"));

        KpiService.ask(admin, "mutation {updateCompanySettings(input: {smallSample: 12}) {inForce}}");
        assertEquals(12, all.figure("LEAD_TO_OPPORTUNITY_RATE").getInteger("smallSampleBelow"));
        KpiService.ask(admin, "mutation {updateCompanySettings(input: {opportunityWindowDays: 40}) {inForce}}");
        assertEquals(40, all.figure("LEAD_TO_OPPORTUNITY_RATE").getInteger("windowDays"));
    }

    @Test
    void nobodyHearsOfOthers() throws InterruptedException {
        KpiService.publish(List.of(crm.rep("ben", "south")));
        assertEquals(0, subscribe(KpiService.person(UUID.randomUUID(), "x", "admin", "money"), "").revenue());
        String refused = subscribe(KpiService.person(crm.tenant.value(), "machine", "integrator"), "").message()
                .encode();
        assertTrue(refused.contains("FORBIDDEN"), refused);
        assertInstanceOf(WebSocketHandshakeException.class,
                assertThrows(CompletionException.class, () -> open(null, new Listener())).getCause());
    }

    private Listener subscribe(String token, String more) throws InterruptedException {
        Listener listener = new Listener();
        WebSocket socket = open(token, listener);
        socket.sendText("{\"type\":\"connection_init\"}", true).join();
        assertEquals("connection_ack", listener.message().getString("type"));
        socket.sendText("{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"" + FIGURES.formatted(more)
                + "\"}}", true).join();
        return listener;
    }

    private WebSocket open(@Nullable String token, Listener listener) {
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder()
                .subprotocols("graphql-transport-ws").connectTimeout(Duration.ofSeconds(10));
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        return builder.buildAsync(URI.create(graphql.toString().replace("http://", "ws://")), listener).join();
    }

    /** The messages of a connection in their order. */
    private static final class Listener implements WebSocket.Listener {
        private final BlockingQueue<JsonObject> messages = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                JsonObject message = new JsonObject(text.toString());
                if (!message.getString("type").equals("ping")) {
                    messages.add(message);
                }
                text.setLength(0);
            }
            return WebSocket.Listener.super.onText(socket, data, last);
        }

        JsonObject message() throws InterruptedException {
            return Objects.requireNonNull(messages.poll(30, TimeUnit.SECONDS), "no message within 30 s");
        }

        double revenue() throws InterruptedException {
            return figure("WON_REVENUE").getDouble("value");
        }

        JsonObject figure(String kpi) throws InterruptedException {
            JsonArray figures = message().getJsonObject("payload").getJsonObject("data").getJsonObject("figureChanged")
                    .getJsonArray("figures");
            return figures.stream().map(JsonObject.class::cast)
                    .filter(figure -> figure.getString("kpi").equals(kpi)).findFirst().orElseThrow();
        }
    }
}
