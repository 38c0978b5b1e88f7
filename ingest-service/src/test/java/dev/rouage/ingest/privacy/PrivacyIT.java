package dev.rouage.ingest.privacy;

import java.nio.charset.StandardCharsets;

import jakarta.inject.Inject;

import dev.rouage.ingest.IngestClient;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.TenantId;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;

import static dev.rouage.ingest.IngestClient.item;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class PrivacyIT {
    private static final String SECRET = "Annabella";
    /** Every row of the company, as text. */
    private static final String EVERYTHING = """
            SELECT count(*) FROM (
              SELECT r::text AS row FROM record r UNION ALL SELECT h::text FROM record_history h
              UNION ALL SELECT i::text FROM idempotency i UNION ALL SELECT j::text FROM import_job j
              UNION ALL SELECT l::text FROM import_rejection l UNION ALL SELECT q::text FROM quality_report q) everything
             WHERE position($1::text IN row) > 0
            """;

    @Inject
    TenantDatabase database;

    private final IngestClient company = new IngestClient();

    @Test
    void leavesNothingOfThePersonAnywhere() {
        company.push("rep", rep(1, SECRET)).statusCode(200);
        company.push("rep", rep(2, SECRET + " Smith")).statusCode(200);
        company.push("rep", rep(3, "Ann")).statusCode(200);
        company.push("opportunity", item("deal", "\"stage\":\"s\",\"createdAt\":\"2026-01-01\",\"owner\":\"" + SECRET
                + "@x.example\"")).statusCode(200);
        String rejected = rep(4, SECRET).replace("\"name\"", "\"hiredOn\":\"never\",\"name\"");
        given().auth().oauth2(company.integrator).contentType("application/x-ndjson; charset=utf-8")
                .header("Idempotency-Key", "import-1").body(rejected.getBytes(StandardCharsets.UTF_8))
                .post("/v1/imports?kind=rep").then().statusCode(202).body("rejected", is(1));
        assertThat(rowsWith(SECRET)).isGreaterThan(3);

        erase(company.admin, "rep", SECRET + "@x.example").statusCode(200).body("erased", is(1))
                .body("ids", hasSize(1));

        assertThat(rowsWith(SECRET)).isZero();
        assertThat(count("SELECT count(*) FROM import_rejection WHERE errors::text LIKE '%INVALID_DATE%'")).isOne();
        company.query(company.admin, "{ reps { nodes { name email } } opportunities { nodes { owner { name } } } }")
                .body("data.reps.nodes.name", contains("(erased)")).body("data.reps.nodes[0].email", nullValue())
                .body("data.opportunities.nodes.owner.name", contains("(erased)"));
    }

    @Test
    void aLaterPushDoesNotBringThePersonBack() {
        company.push("rep", rep(1, SECRET)).statusCode(200);
        erase(company.integrator, "rep", SECRET + "@x.example").statusCode(200);

        company.push("rep", rep(9, SECRET)).statusCode(207).body("results[0].status", is("REJECTED"))
                .body("results[0].errors.code", contains("PERSON_ERASED"));
        erase(company.integrator, "rep", SECRET + "@x.example").statusCode(200).body("erased", is(0));
        assertThat(rowsWith("\"" + SECRET + "\"")).isZero();
    }

    @Test
    void whoHasNotComeYetIsKeptOutToo() {
        erase(company.admin, "lead", "later").statusCode(200).body("erased", is(1));

        company.push("lead", item("later", "\"detectedAt\":\"2026-01-01T00:00:00Z\"")).statusCode(207)
                .body("results[0].errors.code", contains("PERSON_ERASED"));
    }

    @Test
    void thoseMergedIntoThePersonGoWithIt() {
        company.push("account", item("a", 1, "\"name\":\"" + SECRET + "\""), item("b", 1, "\"name\":\"" + SECRET
                + "\""), item("c", 1, "\"name\":\"Other\"")).statusCode(200);
        company.push("account",
                "{\"source\":\"crm\",\"externalId\":\"a\",\"version\":2,\"op\":\"MERGE\",\"mergedInto\":\"b\"}")
                .statusCode(200);

        erase(company.admin, "account", "crm", "b").body("ids", hasSize(2));

        assertThat(rowsWith(SECRET)).isZero();
        assertThat(rowsWith("Other")).isOne();
    }

    @Test
    void anotherCompanysPersonIsOutOfReach() {
        company.push("rep", rep(1, SECRET)).statusCode(200);
        IngestClient stranger = new IngestClient();

        erase(stranger.admin, "rep", SECRET + "@x.example").statusCode(200).body("erased", is(1));

        company.query(company.admin, "{ reps { nodes { name } } }").body("data.reps.nodes.name", contains(SECRET));
        company.push("rep", rep(2, "Ann")).statusCode(200).body("results[0].status", is("UPDATED"));
    }

    @Test
    void onlyPeopleCanBeErasedAndOnlyByWhoMay() {
        erase(company.admin, "opportunity", "1").statusCode(404).body("code", is("UNKNOWN_KIND"));
        erase(company.rep("ann@company.example"), "rep", "1").statusCode(403).body("code", is("FORBIDDEN"));
        erase(company.manager("ann@company.example"), "rep", "1").statusCode(403);
        given().delete("/v1/people/rep/crm/1").then().statusCode(401);
        erase(company.admin, "rep", "x".repeat(256)).statusCode(400).body("code", is("INVALID_ARGUMENT"));
    }

    private static String rep(int version, String name) {
        return item(SECRET + "@x.example", version, "\"name\":\"" + name + "\",\"email\":\"" + SECRET
                + "@x.example\",\"mobile\":\"" + SECRET + "\"");
    }

    private ValidatableResponse erase(String token, String kind, String externalId) {
        return erase(token, kind, "crm", externalId);
    }

    private ValidatableResponse erase(String token, String kind, String source, String externalId) {
        return given().auth().oauth2(token).delete("/v1/people/{kind}/{source}/{id}", kind, source, externalId).then();
    }

    private long rowsWith(String text) {
        return database.query(new TenantId(company.tenant), EVERYTHING, Tuple.of(text)).await().indefinitely()
                .iterator().next().getLong(0);
    }

    private long count(String sql) {
        return database.query(new TenantId(company.tenant), sql, Tuple.tuple()).await().indefinitely().iterator()
                .next().getLong(0);
    }
}
