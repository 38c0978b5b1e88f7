package dev.rouage.ingest.bulk;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Inject;

import dev.rouage.ingest.IngestClient;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.TenantId;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Tuple;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static dev.rouage.ingest.IngestClient.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class InterruptedImportIT {
    private static final int LINES = 9_000;

    @Inject
    TenantDatabase database;

    @Inject
    ImportUpkeep upkeep;

    private final IngestClient company = new IngestClient();
    private final ImportClient imports = new ImportClient(company);

    @Test
    void whatASenderLeavesHalfDoneIsWholeAfterARepetition() throws IOException {
        String lines = lines();
        try (Socket socket = begin("key", lines.length())) {
            send(socket, lines.substring(0, lines.length() / 2));
            awaitReceiving(2_000);
        }

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> "FAILED".equals(first("state")));
        imports.list("").body("imports[0].failure.code", is("BODY_INTERRUPTED"));
        long stored = count("SELECT count(*) FROM record WHERE tenant_id = $1");
        assertThat(stored).isEqualTo(((Number) first("applied")).longValue()).isBetween(2_000L, (long) LINES - 1);

        imports.ndjsonAs("key", "kind=account", lines).statusCode(202).header("Idempotent-Replayed", nullValue())
                .body("applied", is(LINES)).body("rejected", is(0));
        assertThat(count("SELECT count(*) FROM record WHERE tenant_id = $1")).isEqualTo(LINES);
        assertThat(count("SELECT count(*) FROM record WHERE tenant_id = $1 AND revision > 1")).isZero();
    }

    @Test
    void theKeyOfARunningImportIsInUse() throws IOException {
        String lines = lines();
        try (Socket socket = begin("key", lines.length())) {
            send(socket, lines.substring(0, lines.length() / 2));
            awaitReceiving(2_000);

            imports.ndjsonAs("key", "kind=account", lines).statusCode(409).body("code", is("IDEMPOTENCY_KEY_IN_USE"));
            company.pushAs("key", "account", item("1", "\"name\":\"x\"")).statusCode(409);
            imports.list("").body("imports", hasSize(1)).body("imports[0].progress", lessThan(1.0f));

            send(socket, lines.substring(lines.length() / 2));
            assertThat(answer(socket)).contains("202 Accepted", "\"applied\":" + LINES);
        }
        imports.ndjsonAs("key", "kind=account", lines).statusCode(202).header("Idempotent-Replayed", "true");
    }

    @Test
    void aCancelledUploadStopsAndKeepsWhatItHadApplied() throws IOException {
        String lines = lines();
        try (Socket socket = begin("key", lines.length())) {
            send(socket, lines.substring(0, lines.length() / 2));
            awaitReceiving(2_000);
            String id = (String) first("id");

            imports.cancel(id).statusCode(200).body("state", is("CANCELLED"));
            imports.cancel(id).statusCode(200).body("state", is("CANCELLED"));
            send(socket, lines.substring(lines.length() / 2));

            assertThat(answer(socket)).contains("409 Conflict", "IMPORT_CANCELLED");
        }
        assertThat(count("SELECT count(*) FROM record WHERE tenant_id = $1"))
                .isEqualTo(((Number) first("applied")).longValue()).isLessThan(LINES);
    }

    @Test
    void moreThanFourAtOnceHaveToWait() throws IOException {
        Socket[] sockets = new Socket[4];
        try {
            for (int i = 0; i < sockets.length; i++) {
                sockets[i] = begin("key" + i, 100_000);
                send(sockets[i], item("n" + i, "\"name\":\"n\"") + "\n");
            }
            Awaitility.await().atMost(Duration.ofSeconds(20))
                    .until(() -> count("SELECT count(*) FROM import_job WHERE tenant_id = $1") == 4);

            imports.ndjson("kind=account", item("x", "\"name\":\"x\"")).statusCode(429)
                    .header("Retry-After", is("1")).body("code", is("TOO_MANY_IMPORTS"));
            new ImportClient(new IngestClient()).ndjson("kind=account", item("x", "\"name\":\"x\"")).statusCode(202);
        } finally {
            for (Socket socket : sockets) {
                if (socket != null) {
                    socket.close();
                }
            }
        }
    }

    @Test
    void onlyImportsOfDeadReplicasAreEnded() {
        UUID dead = job("RECEIVING", "1 hour");
        UUID alive = job("RECEIVING", "1 second");
        UUID swept = job("PROCESSING", "1 hour");

        upkeep.takeOverAbandoned();

        imports.find(dead.toString()).body("state", is("FAILED")).body("failure.code", is("IMPORT_INTERRUPTED"));
        imports.find(alive.toString()).body("state", is("RECEIVING"));
        Awaitility.await().atMost(Duration.ofSeconds(20))
                .until(() -> imports.find(swept.toString()).extract().path("state").equals("COMPLETE"));
    }

    @Test
    void expiredKeysAreRemoved() {
        company.pushAs("old", "account", item("1", 1, "\"name\":\"x\"")).statusCode(200);
        company.pushAs("new", "account", item("1", 1, "\"name\":\"x\"")).statusCode(200);
        execute("UPDATE idempotency SET created_at = now() - interval '25 hours' WHERE tenant_id = $1 AND key = 'old'");
        company.pushAs("old", "account", item("2", 1, "\"name\":\"x\"")).statusCode(200);
        execute("UPDATE idempotency SET created_at = now() - interval '25 hours' WHERE tenant_id = $1 AND key = 'old'");

        upkeep.removeExpired();

        assertThat(count("SELECT count(*) FROM idempotency WHERE tenant_id = $1")).isEqualTo(1);
    }

    private UUID job(String state, String silence) {
        UUID id = UUID.randomUUID();
        database.inTransaction(new TenantId(company.tenant), connection -> connection.preparedQuery("""
                INSERT INTO import_job (tenant_id, id, kind, state, heartbeat_at, resync_source, resync_as_of)
                VALUES ($1, $2, 'account', $3, now() - $4::text::interval, CASE $3 WHEN 'PROCESSING' THEN 'crm' END,
                  CASE $3 WHEN 'PROCESSING' THEN now() END)
                """).execute(Tuple.of(company.tenant, id, state, silence))).await().indefinitely();
        return id;
    }

    private static String lines() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            lines.append(item("n" + i, 1, "\"name\":\"Account " + i + "\"")).append('\n');
        }
        return lines.toString();
    }

    private Socket begin(String key, int length) throws IOException {
        Socket socket = new Socket("localhost", RestAssured.port);
        socket.setSoTimeout(20_000);
        send(socket,
                "POST /v1/imports?kind=account HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
                        + "Authorization: Bearer " + company.integrator + "\r\nIdempotency-Key: " + key
                        + "\r\nContent-Length: "
                        + length + "\r\n\r\n");
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream output = socket.getOutputStream();
        output.write(text.getBytes(StandardCharsets.UTF_8));
        output.flush();
    }

    private static String answer(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        byte[] buffer = new byte[4_096];
        while (!answer.toString().endsWith("}")) {
            int count = socket.getInputStream().read(buffer);
            if (count < 0) {
                break;
            }
            answer.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
        }
        return answer.toString();
    }

    private void awaitReceiving(int lines) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(
                () -> first("received") instanceof Number received && received.longValue() >= lines);
    }

    private Object first(String field) {
        return imports.list("").extract().path("imports[0]." + field);
    }

    private void execute(String sql) {
        database.inTransaction(new TenantId(company.tenant),
                connection -> connection.preparedQuery(sql).execute(Tuple.of(company.tenant))).await().indefinitely();
    }

    private long count(String sql) {
        return database.query(new TenantId(company.tenant), sql, Tuple.of(company.tenant)).await().indefinitely()
                .iterator().next().getLong(0);
    }
}
