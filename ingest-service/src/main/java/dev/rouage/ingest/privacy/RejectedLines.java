package dev.rouage.ingest.privacy;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Lines that were rejected, as they came: of those that name the person, number and codes stay. A short external id may
 * stand in lines of others too; rather too much is forgotten than too little.
 */
@ApplicationScoped
class RejectedLines implements PersonalData {
    private static final String ERASE = """
            UPDATE import_rejection l SET content = '', errors = (
                SELECT coalesce(jsonb_agg(e || '{"message":"(erased)"}'), '[]') FROM jsonb_array_elements(l.errors) e)
             WHERE l.tenant_id = $1
               AND EXISTS (SELECT FROM unnest($2::text[]) AS named(text) WHERE position(named.text IN l.content) > 0)
            """;

    @Override
    public Uni<Integer> erase(SqlConnection connection, TenantId tenant, Person person) {
        Tuple arguments = Tuple.tuple().addUUID(tenant.value()).addArrayOfString(JsonForms.of(person.externalIds()));
        return connection.preparedQuery(ERASE).execute(arguments).map(rows -> rows.rowCount());
    }
}
