package dev.rouage.ingest;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Inject;

import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.TenantId;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.rouage.ingest.IngestClient.item;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

/** What a request can get wrong before anybody looks at its records: its size, its end, its address, its key. */
@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class HttpBoundsIT {
    private static final String BATCH = "/v1/account/batch";

    @Inject
    TenantDatabase database;

    private final IngestClient company = new IngestClient();

    /** Before a single byte of the body has come. */
    @ParameterizedTest
    @CsvSource({"/v1/account/batch,        Content-Length: 8388609,    413",
            "/v1/connections,          Content-Length: 1048577,    413",
            "/v1/webhooks/hubspot/x,   Content-Length: 1048577,    413",
            "/v1/connections,          Transfer-Encoding: chunked, 411"})
    void refusesBodiesThatSayTheyAreTooLarge(String path, String size, int status) throws IOException {
        try (Socket socket = begin(path, "key", size)) {
            assertThat(answer(socket)).startsWith("HTTP/1.1 " + status).contains("application/problem+json",
                    "\"code\":\"PAYLOAD_TOO_LARGE\"");
        }
    }

    /** HTTP/2 has no header of that name, and clients take an answer that has it for malformed. */
    @Test
    void saysNothingOfConnectionsOverHttp2() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":"
                    + RestAssured.port + BATCH)).POST(HttpRequest.BodyPublishers.ofString("{}")).build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("\"code\":\"UNAUTHENTICATED\"");
        }
    }

    @Test
    void ofABatchThatBreaksOffNothingIsStoredAndItsKeyIsFree() throws IOException {
        String body = "{\"inputs\":[" + item("1", 1, "\"name\":\"Acme\"") + "," + item("2", 1, "\"name\":\"Bolt\"")
                + "]}";
        try (Socket socket = begin(BATCH, "key", "Content-Length: " + body.length())) {
            socket.getOutputStream().write(body.substring(0, body.length() - 2).getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            assertThat(answer(socket)).doesNotStartWith("HTTP/1.1 2");
        }

        company.pushAs("key", "account", item("1", 1, "\"name\":\"Acme\""), item("2", 1, "\"name\":\"Bolt\""))
                .statusCode(200).header("Idempotent-Replayed", nullValue())
                .body("results.status", contains("CREATED", "CREATED"));
    }

    @Test
    void aKeyIsInUseWhileItsFirstRequestRuns() {
        TenantId tenant = new TenantId(company.tenant);
        database.inTransaction(tenant, running -> running
                .preparedQuery("SELECT pg_advisory_xact_lock(hashtextextended($1::uuid::text || '/key', 0))")
                .execute(Tuple.of(company.tenant)).emitOn(Infrastructure.getDefaultWorkerPool()).invoke(() -> {
                    company.pushAs("key", "account", item("1", "\"name\":\"Acme\"")).statusCode(409)
                            .contentType("application/problem+json").header("Retry-After", is("1"))
                            .body("code", is("IDEMPOTENCY_KEY_IN_USE"));
                    company.pushAs("other", "account", item("2", "\"name\":\"Bolt\"")).statusCode(200);
                    new IngestClient().pushAs("key", "account", item("1", "\"name\":\"Acme\"")).statusCode(200);
                })).await().atMost(Duration.ofSeconds(30));

        company.pushAs("key", "account", item("1", "\"name\":\"Acme\"")).statusCode(200)
                .body("results.status", contains("CREATED"));
    }

    @ParameterizedTest
    @CsvSource({"POST,   /v1/account/batch,  none,       401, UNAUTHENTICATED",
            "POST,   /v1/account/batch,  broken,     401, UNAUTHENTICATED",
            "POST,   /v1/account/batch,  admin,      403, FORBIDDEN",
            "POST,   /v1/planet/batch,   integrator, 404, UNKNOWN_KIND",
            "GET,    /v1/nowhere,        integrator, 404, NOT_FOUND",
            "DELETE, /v1/account/batch,  integrator, 405, INVALID_ARGUMENT",
            "POST,   /v1/imports,        integrator, 415, UNSUPPORTED_MEDIA_TYPE",
            "GET,    /v1/imports/x,      integrator, 404, NOT_FOUND",
            "GET,    /v1/connections,    integrator, 403, FORBIDDEN",
            "POST,   /v1/connections,    admin,      400, INVALID_ARGUMENT"})
    void everyErrorIsAProblemWithACode(Method method, String path, String who, int status, String code) {
        var request = given().contentType(ContentType.JSON).header("Idempotency-Key", UUID.randomUUID()).body("{}");
        switch (who) {
            case "none" -> request.auth().none();
            case "broken" -> request.auth().oauth2(company.integrator + "x");
            case "admin" -> request.auth().oauth2(company.admin);
            default -> request.auth().oauth2(company.integrator);
        }

        request.request(method, path).then().statusCode(status).contentType("application/problem+json")
                .body("code", is(code)).body("status", is(status)).body("title", not(nullValue()))
                .body("detail", not(nullValue()));
    }

    /** There is no such kind, and the file goes on long after that has been said, and never ends. */
    @Test
    void holdsNothingOfABodyThatItHasRefused() throws IOException {
        long size = 200L * 1024 * 1024;
        long before = heldBytes();
        try (Socket socket = begin("/v1/imports?kind=nothing", "key", "Content-Length: " + (size + 1))) {
            byte[] piece = new byte[64 * 1024];
            for (long sent = 0; sent < size; sent += piece.length) {
                socket.getOutputStream().write(piece);
            }
            assertThat(answer(socket)).startsWith("HTTP/1.1 404").contains("\"code\":\"UNKNOWN_KIND\"");
            assertThat(heldBytes() - before).isLessThan(size / 4);
        }
    }

    private static long heldBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private Socket begin(String path, String key, String size) throws IOException {
        Socket socket = new Socket("localhost", RestAssured.port);
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                        + (path.startsWith("/v1/imports") ? "application/x-ndjson" : "application/json") + "\r\n"
                        + "Authorization: Bearer " + company.integrator + "\r\nIdempotency-Key: " + key + "\r\n" + size
                        + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }

    /** As far as it goes: the connection may stay open for the body. */
    private static String answer(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        for (int next = 0; next >= 0 && next != '}'; next = socket.getInputStream().read()) {
            answer.append((char) next);
        }
        return answer.substring(1);
    }
}
