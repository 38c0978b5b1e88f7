package dev.rouage.ingest.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;

import dev.rouage.ingest.IngestClient;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.TenantId;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What lists are asked for by is found by an index under the policy, as the role that the service works as. */
@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class LookupIT {
    /** In no part of the feed, so that no other test has to read them. */
    private static final String FILL = """
            INSERT INTO record (tenant_id, kind, id, source, external_id, revision, writes, state, occurred_at, fields,
              clocks, history, shard)
            SELECT $1, kind, gen_random_uuid(), 's', n::text, 1, 1, 'LIVE', now(), jsonb_build_object('at', '2026',
                'createdAt', '2026', 'startOn', '2026', 'account', id, 'lead', id, 'opportunity', id), '{}', '{}', -1
              FROM unnest(ARRAY ['activity', 'opportunity', 'contract']) AS kind, generate_series(1, 2000) AS n,
                LATERAL (SELECT md5((n % 100)::text)::uuid AS id)
            """;

    @Inject
    TenantDatabase database;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    private final TenantId company = new TenantId(new IngestClient().tenant);

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            activity       ; r.owner_id = $2                                   ; record_activity_owner ; owner_id
            lead           ; r.owner_id = $2 AND r.dated >= '2026'             ; record_lead_owner     ; owner_id dated
            opportunity    ; r.owner_id = $2 AND r.dated >= '2026'             ; record_deal_owner     ; owner_id dated
            surveyResponse ; r.owner_id = $2 AND r.dated >= '2026'             ; record_survey_owner   ; owner_id dated
            review         ; r.id <> $2 AND r.dated > '2026'                   ; record_dated          ; kind dated
            account        ; r.id <> $2 AND r.name_folded >= lower('Ac') AND r.name_folded < lower('Ac') || chr(1114111) ; record_name_prefix ; kind name_folded
            """)
    void isFoundByItsIndex(String kind, String condition, String index, String columns) {
        String plan = explain(kind, condition);

        assertThat(plan).contains(index);
        String found = plan.lines().filter(line -> line.contains("Index Cond")).findFirst().orElse(plan);
        assertThat(found).contains(columns.split(" "));
    }

    /** In a table of which PostgreSQL knows what is in it, with nothing forbidden, in the order of a list. */
    @ParameterizedTest
    @CsvSource({"activity,account_id,record_account", "activity,lead_id,record_lead", "activity,deal_id,record_deal",
            "opportunity,lead_id,record_lead", "opportunity,account_id,record_account",
            "contract,account_id,record_account"})
    void isFoundAmongMany(String kind, String column, String index) throws SQLException {
        fill();

        String plan = plan(
                "SELECT r.id FROM record r WHERE r.tenant_id = $1 AND r.kind = '" + kind + "' AND r." + column
                        + " = $2 AND r.dated IS NOT NULL ORDER BY r.dated, r.id LIMIT 21",
                "SELECT");

        assertThat(plan).containsPattern("(using|on) " + index + "\\b");
        assertThat(plan.lines().filter(line -> line.contains("Index Cond")).findFirst().orElse(plan)).contains(column);
    }

    /** Records of a few kinds that name one of a hundred accounts, leads and deals each. */
    private void fill() throws SQLException {
        database.inTransaction(company, connection -> connection.preparedQuery(FILL).execute(Tuple.of(company.value())))
                .await().indefinitely();
        try (Connection owner = DriverManager.getConnection(url, "ingest_owner", "ingest_owner");
                Statement statement = owner.createStatement()) {
            statement.execute("ANALYZE record");
        }
    }

    /** Why there are columns: the same out of the JSON is a filter on every record of the company. */
    @ParameterizedTest
    @CsvSource({"owner", "account"})
    void whatLiesInJsonIsNot(String field) {
        String plan = explain("opportunity", "r.fields ->> '" + field + "' = $2::uuid::text");

        assertThat(plan.lines().filter(line -> line.contains("Index Cond"))).noneMatch(line -> line.contains(field));
    }

    private String explain(String kind, String condition) {
        return plan("SELECT r.id FROM record r WHERE r.tenant_id = $1 AND r.kind = '" + kind + "' AND " + condition,
                "SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off");
    }

    private String plan(String sql, String settings) {
        return database.inTransaction(company, connection -> connection.query(settings).execute()
                .chain(() -> connection.preparedQuery("EXPLAIN " + sql)
                        .execute(Tuple.of(company.value(), UUID.randomUUID()))))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(row -> row.getString(0))
                        .collect(Collectors.joining("\n")))
                .await().indefinitely();
    }
}
