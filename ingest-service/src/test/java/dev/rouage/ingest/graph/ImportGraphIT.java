package dev.rouage.ingest.graph;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import dev.rouage.ingest.IngestClient;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.TenantId;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;

import static dev.rouage.ingest.IngestClient.item;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class ImportGraphIT {
    @TestHTTPResource("/graphql")
    URI graphql;

    @Inject
    TenantDatabase database;

    private final IngestClient company = new IngestClient();

    @Test
    void listsImportsTheLatestFirst() {
        String first = send();
        String second = send();
        String query = "{ a: imports(first:1) { nodes { id } pageInfo { endCursor } } "
                + "b: imports(kind:\"account\", state:COMPLETE) { nodes { id state received applied rejected progress failure } } "
                + "c: imports(state:FAILED) { nodes { id } } d: imports(kind:\"lead\") { nodes { id } } "
                + "e: import(id:\"" + first + "\") { kind applied finishedAt } f: import(id:\"x\") { id } }";

        String after = company.query(company.integrator, query).body("errors", nullValue())
                .body("data.a.nodes.id", contains(second)).body("data.b.nodes.id", contains(second, first))
                .body("data.b.nodes.applied", contains(1, 1)).body("data.b.nodes.rejected", contains(1, 1))
                .body("data.b.nodes.progress", contains(1.0f, 1.0f)).body("data.c.nodes", empty())
                .body("data.d.nodes", empty()).body("data.e.kind", is("account")).body("data.f", nullValue())
                .extract().path("data.a.pageInfo.endCursor");
        company.query(company.admin, "{ imports(first:1, after:\"" + after + "\") { nodes { id } } }")
                .body("data.imports.nodes.id", contains(first));
        company.query(company.admin, "{ imports(kind:\"planet\") { nodes { id } } }")
                .body("errors[0].extensions.code", is("INVALID_ARGUMENT"));
        company.query(company.rep("r@company.example"), query).body("errors[0].extensions.code", is("FORBIDDEN"));
        company.query(new IngestClient().admin, query).body("data.b.nodes", empty()).body("data.e", nullValue());
    }

    @Test
    void cancelsWhatIsUnderWayAndNothingElse() {
        String running = running();
        String mutation = "mutation { a: cancelImport(id:\"%s\") { state } }";

        company.query(new IngestClient().admin, mutation.formatted(running))
                .body("errors[0].extensions.code", is("NOT_FOUND"));
        company.query(company.manager("m@company.example"), mutation.formatted(running))
                .body("errors[0].extensions.code", is("FORBIDDEN"));
        company.query(company.admin, mutation.formatted(running)).body("data.a.state", is("CANCELLED"));
        company.query(company.admin, mutation.formatted(send())).body("data.a.state", is("COMPLETE"));
    }

    @Test
    void tellsHowAnImportComesAlongUntilItHasEnded() throws InterruptedException {
        String running = running();
        Listener one = subscribe(company.integrator, running);
        Listener two = subscribe(company.admin, running);
        for (Listener listener : new Listener[]{one, two}) {
            assertThat(listener.next().getJsonObject("importProgress").getLong("received")).isZero();
        }

        move("received = 5, applied = 4", running);
        assertThat(one.next().getJsonObject("importProgress").getLong("applied")).isEqualTo(4);
        assertThat(two.next().getJsonObject("importProgress").getLong("applied")).isEqualTo(4);
        move("state = 'COMPLETE', finished_at = now()", running);

        assertThat(one.next().getJsonObject("importProgress").getString("state")).isEqualTo("COMPLETE");
        assertThat(one.nextType()).isEqualTo("complete");
    }

    @Test
    void subscribersSeeTheirOwnCompanysImportsOnly() throws InterruptedException {
        String running = running();

        assertThat(subscribe(new IngestClient().admin, running).nextError()).contains("NOT_FOUND");
        assertThat(subscribe(company.admin, UUID.randomUUID().toString()).nextError()).contains("NOT_FOUND");
        assertThat(subscribe(company.rep("r@company.example"), running).nextError()).contains("FORBIDDEN");
        assertThatThrownBy(() -> open(null, new Listener())).isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
    }

    private Listener subscribe(String token, String id) throws InterruptedException {
        Listener listener = new Listener();
        WebSocket socket = open(token, listener);
        socket.sendText("{\"type\":\"connection_init\"}", true).join();
        assertThat(listener.nextType()).isEqualTo("connection_ack");
        socket.sendText(new JsonObject().put("id", "1").put("type", "subscribe").put("payload",
                new JsonObject().put("query", "subscription { importProgress(id:\"" + id
                        + "\") { id state received applied } }"))
                .encode(), true).join();
        return listener;
    }

    private WebSocket open(String token, Listener listener) {
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder()
                .subprotocols("graphql-transport-ws").connectTimeout(Duration.ofSeconds(10));
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        return builder.buildAsync(URI.create(graphql.toString().replace("http://", "ws://")), listener).join();
    }

    private String send() {
        return given().auth().oauth2(company.integrator).contentType("application/x-ndjson; charset=utf-8")
                .header("Idempotency-Key", UUID.randomUUID())
                .body((item("1", "\"name\":\"n\"") + "\n{oops\n").getBytes(StandardCharsets.UTF_8))
                .post("/v1/imports?kind=account").then().statusCode(202).extract().path("id");
    }

    private String running() {
        String id = send();
        move("state = 'RECEIVING', received = 0, applied = 0, rejected = 0, finished_at = NULL", id);
        return id;
    }

    private void move(String change, String id) {
        database.inTransaction(new TenantId(company.tenant), connection -> connection
                .preparedQuery("UPDATE import_job SET " + change + " WHERE tenant_id = $1 AND id = $2")
                .execute(Tuple.of(company.tenant, UUID.fromString(id)))).await().indefinitely();
    }

    /** The messages of a connection in their order. */
    private static final class Listener implements WebSocket.Listener {
        private final BlockingQueue<JsonObject> messages = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
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
            JsonObject message = messages.poll(20, TimeUnit.SECONDS);
            assertThat(message).isNotNull();
            return message;
        }

        String nextType() throws InterruptedException {
            return message().getString("type");
        }

        JsonObject next() throws InterruptedException {
            JsonObject message = message();
            assertThat(message.getString("type")).as(message.encode()).isEqualTo("next");
            return message.getJsonObject("payload").getJsonObject("data");
        }

        String nextError() throws InterruptedException {
            return message().encode();
        }
    }
}
