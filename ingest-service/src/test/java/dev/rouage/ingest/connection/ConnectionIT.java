package dev.rouage.ingest.connection;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import jakarta.inject.Inject;

import dev.rouage.ingest.IngestClient;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class ConnectionIT {
    private static final String SECRET = "f1a9c0de-5ec7-4e75-8000-000000000001";

    @Inject
    Pool pool;

    private final IngestClient company = new IngestClient();

    @Test
    void anAdminSetsUpChangesAndRemovesAConnection() {
        String id = create("hubspot", "hubspot:1", SECRET).statusCode(201).body("vendor", is("hubspot"))
                .body("preset", is("hubspot")).body("webhookPath", containsString("/v1/webhooks/hubspot/"))
                .body("health.received", is(0)).body("secret", nullValue()).body("previousSecretUntil", nullValue())
                .extract().path("id");
        admin().get("/v1/connections").then().statusCode(200).body("id", contains(id));
        company.query(company.admin, "{ connections { id vendor source health { received dirtySince } } }")
                .body("errors", nullValue()).body("data.connections.source", contains("hubspot:1"));

        admin().body("{\"overrides\":{\"stages\":{\"sales\":{\"signed\":\"WON\"}}}}").put("/v1/connections/" + id)
                .then()
                .statusCode(200).body("overrides.stages.sales.signed", is("WON"));
        admin().body("{\"secret\":\"" + SECRET + "2\",\"previousValidFor\":\"PT1H\"}")
                .post("/v1/connections/" + id + "/secret").then().statusCode(200)
                .body("previousSecretUntil", notNullValue());

        admin().delete("/v1/connections/" + id).then().statusCode(204);
        admin().get("/v1/connections/" + id).then().statusCode(404).body("code", is("NOT_FOUND"));
        admin().get("/v1/connections").then().body("$", empty());
    }

    @Test
    void takesTheExamplesOfTheDescription() {
        String id = admin().body(ConnectionExamples.REQUEST).post("/v1/connections").then().statusCode(201).extract()
                .path("id");
        admin().body(ConnectionExamples.CHANGE).put("/v1/connections/" + id).then().statusCode(200);
        admin().body(ConnectionExamples.SECRET).post("/v1/connections/" + id + "/secret").then().statusCode(200);
    }

    @Test
    void theGraphDoesTheSame() {
        String id = company.query(company.admin,
                "mutation { createConnection(connection: {vendor: HUBSPOT, source: \"hs\", secret: \"" + SECRET
                        + "\"}) { id webhookPath } }")
                .body("errors", nullValue()).extract().path("data.createConnection.id");
        company.query(company.admin, "{ a: connection(id: \"" + id + "\") { source } b: connection(id: \"" + id
                + "\") { preset } c: connection(id: \"" + UUID.randomUUID()
                + "\") { id } p: parkedEvents(connection: \""
                + id + "\") { id } }").body("errors", nullValue()).body("data.a.source", is("hs"))
                .body("data.b.preset", is("hubspot")).body("data.c", nullValue()).body("data.p", empty());
        company.query(company.admin, "mutation { updateConnection(id: \"" + id
                + "\", preset: \"salesforce\") { preset } rotateConnectionSecret(id: \"" + id + "\", secret: \""
                + SECRET
                + "3\") { previousSecretUntil } replayParkedEvents(connection: \"" + id + "\") deleteConnection(id: \""
                + id + "\") }").body("errors", nullValue()).body("data.updateConnection.preset", is("salesforce"))
                .body("data.rotateConnectionSecret.previousSecretUntil", notNullValue())
                .body("data.replayParkedEvents", is(0)).body("data.deleteConnection", is(true));
    }

    @Test
    void theStagesOfThePresetBecomeRecords() {
        create("hubspot", "hubspot:1", SECRET).statusCode(201);

        int revisions = pool.withTransaction(connection -> connection
                .query("SET LOCAL rouage.tenant = '" + company.tenant + "'").execute()
                .chain(() -> connection.query(
                        "SELECT count(*) FROM record WHERE kind = 'pipelineStage' AND fields->>'category' = 'WON'")
                        .execute()))
                .await().indefinitely().iterator().next().getInteger(0);
        assertThat(revisions).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"vendor":"hubspot","source":"a","secret":"short"}                                      | 422 | INVALID_SECRET
            {"vendor":"pipedrive","source":"a","secret":"no-colon-in-this-secret"}                  | 422 | INVALID_SECRET
            {"vendor":"standard","source":"a","secret":"whsec_!!!!!!!!!!!!!!!!!!!"}                 | 422 | INVALID_SECRET
            {"vendor":"sugar","source":"a","secret":"0123456789abcdef"}                             | 400 | INVALID_ARGUMENT
            {"vendor":"hubspot","secret":"0123456789abcdef"}                                        | 400 | INVALID_ARGUMENT
            {"vendor":"hubspot","source":" ","secret":"0123456789abcdef"}                           | 400 | INVALID_ARGUMENT
            {"vendor":"hubspot","source":"a","secret":"0123456789abcdef","preset":"none"}           | 404 | UNKNOWN_PRESET
            {"vendor":"hubspot","source":"a","secret":"0123456789abcdef","overrides":{"objects":{"deal":{"opportunity":{"fields":{"colour":"c"}}}}}} | 422 | UNKNOWN_FIELD
            {"vendor":"hubspot","source":"a","secret":"0123456789abcdef","overrides":[]}            | 422 | INVALID_MAPPING
            []                                                                                      | 400 | INVALID_ARGUMENT
            {"vendor"                                                                               | 400 | MALFORMED_JSON
            """)
    void refusesWhatCantBeSetUp(String body, int status, String code) {
        admin().body(body).post("/v1/connections").then().statusCode(status).body("code", is(code))
                .body("detail", not(containsString("0123456789abcdef")));
    }

    @Test
    void aSourceHasOneConnection() {
        create("hubspot", "hubspot:1", SECRET).statusCode(201);
        create("standard", "hubspot:1", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").statusCode(409)
                .body("code", is("SOURCE_IN_USE"));
    }

    @Test
    void onlyAdminsOfTheCompanySeeOrTouchIt() {
        String id = create("hubspot", "hubspot:1", SECRET).statusCode(201).extract().path("id");
        for (String token : List.of(company.integrator, company.rep("r@company.example"),
                company.manager("m@company.example"))) {
            given().auth().oauth2(token).get("/v1/connections").then().statusCode(403);
            given().auth().oauth2(token).get("/v1/connections/" + id + "/parked").then().statusCode(403);
            company.query(token, "{ connections { id } }").body("errors[0].extensions.code", is("FORBIDDEN"));
        }
        given().get("/v1/connections/" + id).then().statusCode(401);
        IngestClient stranger = new IngestClient();
        String path = "/v1/connections/" + id;
        String unknown = stranger(stranger).get("/v1/connections/" + UUID.randomUUID()).then().statusCode(404).extract()
                .path("code");
        stranger(stranger).get(path).then().statusCode(404).body("code", is(unknown));
        stranger(stranger).body("{}").put(path).then().statusCode(404);
        stranger(stranger).body("{\"secret\":\"" + SECRET + "\"}").post(path + "/secret").then().statusCode(404);
        stranger(stranger).get(path + "/parked").then().statusCode(404);
        stranger(stranger).post(path + "/parked/replay").then().statusCode(404);
        stranger(stranger).delete(path).then().statusCode(404);
        stranger(stranger).get("/v1/connections").then().statusCode(200).body("$", hasSize(0));
        admin().get(path).then().statusCode(200);
    }

    @Test
    void theDatabaseTellsWhoseAnAddressIsAndNothingElse() {
        String id = create("hubspot", "hubspot:1", SECRET).statusCode(201).extract().path("id");
        assertThat(pool.preparedQuery("SELECT webhook_tenant($1)").execute(Tuple.of(UUID.fromString(id))).await()
                .indefinitely().iterator().next().getUUID(0)).isEqualTo(company.tenant);
        for (String table : List.of("crm_connection", "connection_traffic", "webhook_event", "pending_change",
                "dirty_record", "webhook_work")) {
            assertThat(pool.query("SELECT count(*) FROM " + table).execute().await().indefinitely().iterator().next()
                    .getInteger(0)).as(table).isZero();
        }
        assertThatThrownBy(() -> pool.query("ALTER TABLE crm_connection DISABLE ROW LEVEL SECURITY").execute().await()
                .indefinitely()).hasMessageContaining("owner");
    }

    @Test
    void noSecretIsEverAnsweredOrLogged() {
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                logged.add(record.getMessage() + Arrays.toString(record.getParameters()) + record.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger.getLogger("").addHandler(handler);
        try {
            Logger.getLogger("dev.rouage").log(Level.INFO, "It hears {0}", "everything");
            String id = create("hubspot", "hubspot:1", SECRET).body(not(containsString(SECRET))).extract().path("id");
            create("hubspot", "hubspot:1", SECRET).statusCode(409).body(not(containsString(SECRET)));
            admin().get("/v1/connections/" + id).then().body(not(containsString(SECRET)));
            company.query(company.admin,
                    "mutation { createConnection(connection: {vendor: HUBSPOT, source: \"hubspot:1\", secret: \""
                            + SECRET
                            + "\"}) { id } }")
                    .body("errors[0].extensions.code", is("SOURCE_IN_USE")).body(not(containsString(SECRET)));
            given().body("[]").contentType(ContentType.JSON).post("/v1/webhooks/hubspot/" + id).then().statusCode(401);
        } finally {
            Logger.getLogger("").removeHandler(handler);
        }
        assertThat(logged).anyMatch(line -> line.contains("everything")).noneMatch(line -> line.contains(SECRET));
        assertThat(pool.withTransaction(connection -> connection
                .query("SET LOCAL rouage.tenant = '" + company.tenant + "'").execute()
                .chain(() -> connection.query("SELECT encode(secret, 'escape') FROM crm_connection").execute())).await()
                .indefinitely().iterator().next().getString(0)).doesNotContain(SECRET);
    }

    private ValidatableResponse create(String vendor, String source, String secret) {
        return admin().body("{\"vendor\":\"%s\",\"source\":\"%s\",\"secret\":\"%s\"}".formatted(vendor, source, secret))
                .post("/v1/connections").then();
    }

    private RequestSpecification admin() {
        return given().auth().oauth2(company.admin).contentType(ContentType.JSON);
    }

    private static RequestSpecification stranger(IngestClient stranger) {
        return given().auth().oauth2(stranger.admin).contentType(ContentType.JSON);
    }
}
