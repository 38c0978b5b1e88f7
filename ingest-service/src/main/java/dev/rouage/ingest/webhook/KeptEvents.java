package dev.rouage.ingest.webhook;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.ingest.mapping.Presets;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** What webhooks have left of a person beside its record: events as they came, and changes that still wait. */
@ApplicationScoped
public class KeptEvents {
    private static final String FORGET = """
            WITH emptied AS (
              UPDATE webhook_event SET payload = '{}', error = NULL,
                state = CASE WHEN state = 'UNKNOWN' THEN state ELSE 'DONE' END
               WHERE tenant_id = $1 AND object = ANY($3::text[]) RETURNING 1
            ), removed AS (
              DELETE FROM pending_change WHERE tenant_id = $1 AND record_id = ANY($2::uuid[]) RETURNING 1
            )
            SELECT (SELECT count(*) FROM emptied) + (SELECT count(*) FROM removed)
            """;

    /**
     * Empties and removes them, of all connections, within the caller's transaction. Objects that a company has added to
     * its mapping under names of its own are not found this way.
     *
     * @param records
     *            the ids of the person's records
     * @param externalIds
     *            what the sources call the person
     * @return how many entries that concerned
     */
    public Uni<Integer> forget(SqlConnection connection, TenantId tenant, RecordKind kind, Collection<UUID> records,
            Collection<String> externalIds) {
        Set<String> objects = new HashSet<>();
        for (String preset : Presets.shipped().names()) {
            Presets.shipped().get(preset).objects().forEach((object, mappings) -> {
                if (!mappings.isEmpty() && mappings.getFirst().kind() == kind) {
                    externalIds.forEach(id -> objects.add(object + "/" + id));
                }
            });
        }
        return forget(connection, tenant, records, objects);
    }

    /** The same for objects as the vendor names them, such as {@code contact/7}. */
    Uni<Integer> forget(SqlConnection connection, TenantId tenant, Collection<UUID> records,
            Collection<String> objects) {
        return connection.preparedQuery(FORGET)
                .execute(Tuple.of(tenant.value(), records.toArray(UUID[]::new), objects.toArray(String[]::new)))
                .map(rows -> rows.iterator().next().getInteger(0));
    }
}
