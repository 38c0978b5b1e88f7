package dev.rouage.ingest.bulk;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.inject.Inject;

import dev.rouage.ingest.IngestClient;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.TenantId;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static dev.rouage.ingest.IngestClient.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class ResyncIT {
    private static final String RESYNC = "kind=account&resync=true&source=crm";

    @Inject
    TenantDatabase database;

    private final IngestClient company = new IngestClient();
    private final ImportClient imports = new ImportClient(company);

    @Test
    void deletesWhatTheFileLacksLikeAnyOtherWrite() {
        company.push("account", item("1", 7, "\"name\":\"Kept\""), item("2", 7, "\"name\":\"Gone\""),
                item("3", "\"name\":\"Gone without a version\""), item("4", 7, "\"name\":\"Other source\"").replace(
                        "\"crm\"", "\"erp\""));
        company.push("lead", item("2", 1, "\"detectedAt\":\"2026-01-01T00:00:00Z\""));

        String id = imports.ndjson(RESYNC, item("1", 7, "\"name\":\"Kept\"")).statusCode(202).extract().path("id");

        completed(id).body("resync.deleted", is(2)).body("resync.skipped", is(false));
        assertThat(state("account", "1")).isEqualTo("LIVE 1");
        assertThat(state("account", "2")).isEqualTo("DELETED 2");
        assertThat(state("account", "3")).isEqualTo("DELETED 2");
        assertThat(state("account", "4")).isEqualTo("LIVE 1");
        assertThat(state("lead", "2")).isEqualTo("LIVE 1");
        assertThat(count("SELECT count(*) FROM record_history WHERE tenant_id = $1 AND replaced ->> '$state' = 'LIVE'"))
                .isEqualTo(2);
        assertThat(count("SELECT count(*) FROM import_seen WHERE tenant_id = $1")).isZero();
    }

    @Test
    void olderWritesDoNotUndoItAndNewerOnesDo() {
        company.push("account", item("1", 1, "\"name\":\"Kept\""), item("2", 7, "\"name\":\"Gone\""));
        String id = imports.ndjson(RESYNC, item("1", 1, "\"name\":\"Kept\"")).statusCode(202).extract().path("id");
        completed(id);

        company.push("account", restore("2", 7)).body("results.status", contains("STALE"));
        assertThat(state("account", "2")).isEqualTo("DELETED 2");
        company.push("account", restore("2", 9)).body("results.status", contains("UPDATED"));
        assertThat(state("account", "2")).isEqualTo("LIVE 3");
    }

    @Test
    void whatWasWrittenSinceTheFileWasMadeStays() {
        company.push("account", item("1", 1, "\"name\":\"Kept\""), item("2", 1, "\"name\":\"Came later\""));
        Instant made = Instant.now().minus(1, ChronoUnit.HOURS);

        String id = imports.ndjson(RESYNC + "&asOf=" + made, item("1", 1, "\"name\":\"Kept\"")).statusCode(202)
                .extract().path("id");

        completed(id).body("resync.deleted", is(0));
        assertThat(state("account", "2")).isEqualTo("LIVE 1");
    }

    @Test
    void deletesNothingAfterARejectedLineOrFromAnEmptyFile() {
        company.push("account", item("1", 1, "\"name\":\"Kept\""), item("2", 1, "\"name\":\"Missing\""));

        String id = imports.ndjson(RESYNC, item("1", 1, "\"name\":\"Kept\"") + "\n{}\n"
                + item("9", 1, "\"name\":\"x\"").replace("\"crm\"", "\"erp\"")).statusCode(202)
                .body("state", is("COMPLETE")).body("rejected", is(2)).body("resync.skipped", is(true)).extract()
                .path("id");
        assertThat(imports.rejected(id).extract().asString()).contains("OTHER_SOURCE");
        imports.ndjson(RESYNC, " \n").statusCode(400).body("code", is("EMPTY_IMPORT"));

        assertThat(state("account", "2")).isEqualTo("LIVE 1");
        imports.list("").body("imports[0].state", is("FAILED")).body("imports[0].failure.code", is("EMPTY_IMPORT"));
    }

    @Test
    void twoOfTheSameAtOnceAreRefused() {
        database.inTransaction(new TenantId(company.tenant), connection -> connection.preparedQuery("""
                INSERT INTO import_job (tenant_id, id, kind, state, resync_source, resync_as_of)
                VALUES ($1, gen_random_uuid(), 'account', 'RECEIVING', 'crm', now())
                """).execute(Tuple.of(company.tenant))).await().indefinitely();
        company.push("account", item("1", 1, "\"name\":\"Kept\"")).statusCode(200);

        imports.ndjsonAs("key", RESYNC, item("2", 1, "\"name\":\"Other\"")).statusCode(409)
                .body("code", is("RESYNC_RUNNING"));
        completed(imports.ndjsonAs("key", "kind=account&resync=true&source=erp",
                item("2", 1, "\"name\":\"Other\"").replace("\"crm\"", "\"erp\"")).statusCode(202).extract()
                .path("id"));

        assertThat(state("account", "1")).isEqualTo("LIVE 1");
    }

    @Test
    void goesThroughThousandsByStretches() {
        StringBuilder first = new StringBuilder();
        StringBuilder second = new StringBuilder();
        for (int i = 0; i < 12_000; i++) {
            String line = item("n" + i, 1, "\"name\":\"Account " + i + "\"") + "\n";
            first.append(line);
            second.append(i % 3 == 0 ? line : "");
        }
        imports.ndjson("kind=account", first.toString()).statusCode(202).body("applied", is(12_000))
                .body("resync", nullValue());

        completed(imports.ndjson(RESYNC, second.toString()).statusCode(202).extract().path("id"))
                .body("resync.deleted", is(8_000));

        assertThat(count("SELECT count(*) FROM record WHERE tenant_id = $1 AND state = 'LIVE'")).isEqualTo(4_000);
    }

    private ValidatableResponse completed(String id) {
        Awaitility.await().atMost(Duration.ofSeconds(60))
                .until(() -> imports.find(id).extract().path("state").equals("COMPLETE"));
        Awaitility.await().atMost(Duration.ofSeconds(60))
                .until(() -> count("SELECT count(*) FROM import_seen WHERE tenant_id = $1") == 0);
        return imports.find(id);
    }

    private static String restore(String externalId, int version) {
        return "{\"source\":\"crm\",\"externalId\":\"" + externalId + "\",\"op\":\"RESTORE\",\"version\":" + version
                + "}";
    }

    private String state(String kind, String externalId) {
        Row row = database.query(new TenantId(company.tenant), """
                SELECT state::text, revision FROM record
                 WHERE tenant_id = $1 AND kind = $2::text::record_kind AND external_id = $3
                """, Tuple.of(company.tenant, kind, externalId)).await().indefinitely().iterator().next();
        return row.getString(0) + " " + row.getLong(1);
    }

    private long count(String sql) {
        return database.query(new TenantId(company.tenant), sql, Tuple.of(company.tenant)).await().indefinitely()
                .iterator().next().getLong(0);
    }
}
