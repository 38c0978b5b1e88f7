package dev.rouage.ingest.connection;

import java.time.Instant;
import java.time.ZoneOffset;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Takes back that records may have changed without our knowing, once all of a kind has been read again. */
@ApplicationScoped
public class Resync {
    private static final String CLEAN = """
            DELETE FROM dirty_record d USING crm_connection c
             WHERE c.tenant_id = $1 AND c.source = $2 AND d.tenant_id = $1 AND d.connection_id = c.id
               AND d.kind = $3::text::record_kind AND d.since <= $4
            """;

    /**
     * All records of that kind and source have been imported, within the caller's transaction.
     *
     * @param startedAt
     *            when the import began: what the CRM could not tell since then stays marked
     */
    public Uni<Void> completed(SqlConnection connection, TenantId tenant, String source, RecordKind kind,
            Instant startedAt) {
        return connection.preparedQuery(CLEAN)
                .execute(Tuple.of(tenant.value(), source, kind.wireName(), startedAt.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
