package dev.rouage.ingest.store;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;

import dev.rouage.ingest.IngestClient;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.TenantId;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;

import static dev.rouage.ingest.IngestClient.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class RowSecurityIT {
    private static final String COUNT = "SELECT count(*) FROM record";

    @Inject
    Pool pool;

    @Inject
    @ReactiveDataSource("relay")
    Pool relay;

    @Inject
    TenantDatabase database;

    private final IngestClient company = new IngestClient();

    @Test
    void withoutATenantNothingIsThere() {
        company.push("account", item("1", "\"name\":\"Acme\"")).statusCode(200);

        assertThat(count(COUNT)).isZero();
        assertThat(count("SELECT count(*) FROM record_history")).isZero();
        assertThat(count("SELECT count(*) FROM idempotency")).isZero();
        assertThat(countAs(new TenantId(company.tenant))).isEqualTo(1);
        assertThat(countAs(new TenantId(new IngestClient().tenant))).isZero();
    }

    @Test
    void theTenantEndsWithItsTransaction() {
        company.push("account", item("1", "\"name\":\"Acme\"")).statusCode(200);
        for (int i = 0; i < 40; i++) {
            assertThat(countAs(new TenantId(company.tenant))).isEqualTo(1);
            assertThat(count(COUNT)).isZero();
        }
    }

    @Test
    void noRowCanBeWrittenForSomebodyElse() {
        TenantId victim = new TenantId(company.tenant);
        TenantId attacker = new TenantId(new IngestClient().tenant);

        assertThatThrownBy(() -> database.inTransaction(attacker, connection -> connection
                .preparedQuery(
                        "INSERT INTO import_job (tenant_id, id, kind, state) VALUES ($1, gen_random_uuid(), 'rep', 'RECEIVING')")
                .execute(Tuple.of(victim.value()))).await().indefinitely())
                .hasMessageContaining("row-level security");
    }

    @Test
    void theRelayReadsRecordsAndWritesNothing() {
        assertThatThrownBy(() -> relay.query("UPDATE record SET revision = 0").execute().await().indefinitely())
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> relay.query("SELECT * FROM idempotency").execute().await().indefinitely())
                .hasMessageContaining("permission denied");
    }

    /** A condition that could leak something would be a filter behind the policy, and the kinds of a company be searched. */
    @Test
    void recordsAreFoundByTheirWholeKey() {
        String plan = database.inTransaction(new TenantId(company.tenant), connection -> connection
                .query("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off").execute()
                .chain(() -> connection.preparedQuery("""
                        EXPLAIN SELECT r.id FROM record r
                         WHERE r.tenant_id = $1 AND r.kind = $2::text::record_kind AND r.id = ANY($3::uuid[])
                        """).execute(Tuple.of(company.tenant, "activity", new UUID[]{UUID.randomUUID()}))))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(row -> row.getString(0))
                        .collect(Collectors.joining("\n")))
                .await().indefinitely();

        assertThat(plan.lines().filter(line -> line.contains("Index Cond")).findFirst()).hasValueSatisfying(
                condition -> assertThat(condition).contains("tenant_id").contains("kind").contains("id = ANY"));
    }

    private long count(String sql) {
        return pool.query(sql).execute().await().indefinitely().iterator().next().getLong(0);
    }

    private long countAs(TenantId tenant) {
        return database.query(tenant, COUNT, Tuple.tuple()).await().indefinitely().iterator().next().getLong(0);
    }
}
