package dev.rouage.ingest.privacy;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Answers kept for a repetition of their request, which hold row keys and external ids: those that tell of the person are
 * forgotten. A repetition is then taken as a new request, which changes nothing but finds the person erased.
 */
@ApplicationScoped
class KeptAnswers implements PersonalData {
    private static final String ERASE = """
            DELETE FROM idempotency a WHERE a.tenant_id = $1
               AND EXISTS (SELECT FROM unnest($2::uuid[]) AS named(id) WHERE position(named.id::text IN a.answer) > 0)
            """;

    @Override
    public Uni<Integer> erase(SqlConnection connection, TenantId tenant, Person person) {
        return connection.preparedQuery(ERASE)
                .execute(Tuple.tuple().addUUID(tenant.value())
                        .addArrayOfUUID(person.ids().toArray(UUID[]::new)))
                .map(rows -> rows.rowCount());
    }
}
