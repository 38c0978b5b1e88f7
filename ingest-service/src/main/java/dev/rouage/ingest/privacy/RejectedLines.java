package dev.rouage.ingest.privacy;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Lines that were rejected, as they came: of those that name the person, number and codes stay. */
@ApplicationScoped
class RejectedLines implements PersonalData {
    private static final String ERASE = """
            UPDATE import_rejection l SET content = '', errors = (
                SELECT coalesce(jsonb_agg(e || '{"message":"(erased)"}'), '[]') FROM jsonb_array_elements(l.errors) e)
              FROM import_job j
             WHERE l.tenant_id = $1 AND j.tenant_id = l.tenant_id AND j.id = l.import_id
               AND j.kind = $2::text::record_kind
               AND EXISTS (SELECT FROM unnest($3::text[]) AS named(text) WHERE position(named.text IN l.content) > 0)
            """;

    @Override
    public Uni<Integer> erase(SqlConnection connection, TenantId tenant, Person person) {
        return connection.preparedQuery(ERASE).execute(Tuple.of(tenant.value(), person.kind().wireName(),
                JsonForms.of(person.externalIds()))).map(rows -> rows.rowCount());
    }
}
