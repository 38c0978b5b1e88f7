package dev.rouage.ingest.store;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What lists are asked for by is found by an index under the policy, as the role that the service works as. */
@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class LookupIT {
    @Inject
    TenantDatabase database;

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

    /** Why there are columns: the same out of the JSON is a filter on every record of the company. */
    @ParameterizedTest
    @CsvSource({"owner", "account"})
    void whatLiesInJsonIsNot(String field) {
        String plan = explain("opportunity", "r.fields ->> '" + field + "' = $2::uuid::text");

        assertThat(plan.lines().filter(line -> line.contains("Index Cond"))).noneMatch(line -> line.contains(field));
    }

    private String explain(String kind, String condition) {
        String sql = "SELECT r.id FROM record r WHERE r.tenant_id = $1 AND r.kind = '" + kind + "' AND " + condition;
        return database.inTransaction(company, connection -> connection
                .query("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off").execute()
                .chain(() -> connection.preparedQuery("EXPLAIN " + sql)
                        .execute(Tuple.of(company.value(), UUID.randomUUID()))))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(row -> row.getString(0))
                        .collect(Collectors.joining("\n")))
                .await().indefinitely();
    }
}
