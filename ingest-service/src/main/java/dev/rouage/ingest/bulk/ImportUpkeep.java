package dev.rouage.ingest.bulk;

import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.ingest.idempotency.Liveness;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.TenantId;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * What has to be done for imports beside reading them. Only finding what was abandoned or has expired looks across
 * companies, as the role that may see nothing else of them.
 */
@ApplicationScoped
class ImportUpkeep {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SAY_ALIVE = """
            UPDATE import_job SET heartbeat_at = now()
             WHERE tenant_id = $1 AND id = $2 AND state IN ('RECEIVING', 'PROCESSING')
            """;
    private static final String ABANDONED = """
            SELECT tenant_id, id FROM import_job WHERE state IN ('RECEIVING', 'PROCESSING') AND heartbeat_at < now() - $1::interval
            """;
    /** One replica gets it: the others find it alive again, or ended. */
    private static final String TAKE_OVER = """
            UPDATE import_job SET heartbeat_at = now(),
              state = CASE state WHEN 'RECEIVING' THEN 'FAILED' ELSE state END,
              failure_code = CASE state WHEN 'RECEIVING' THEN 'IMPORT_INTERRUPTED' END,
              failure = CASE state WHEN 'RECEIVING' THEN 'The service ended while it read the body; send the whole file again' END,
              finished_at = CASE state WHEN 'RECEIVING' THEN now() END
             WHERE tenant_id = $1 AND id = $2 AND state IN ('RECEIVING', 'PROCESSING') AND heartbeat_at < now() - $3::interval
            """;
    private static final String EXPIRED_KEYS = """
            DELETE FROM idempotency WHERE (tenant_id, key) IN (SELECT tenant_id, key FROM idempotency
             WHERE created_at < now() - interval '24 hours' LIMIT 5000)
            """;
    private static final String EXPIRED_IMPORTS = """
            DELETE FROM import_job WHERE (tenant_id, id) IN (SELECT tenant_id, id FROM import_job
             WHERE finished_at < now() - interval '30 days' LIMIT 10)
            """;

    private final ActiveImports imports;
    private final TenantDatabase database;
    private final Pool relay;
    private final ResyncSweep sweep;
    private final Liveness liveness;

    ImportUpkeep(ActiveImports imports, TenantDatabase database, @ReactiveDataSource("relay") Pool relay,
            ResyncSweep sweep, Liveness liveness) {
        this.imports = imports;
        this.database = database;
        this.relay = relay;
        this.sweep = sweep;
        this.liveness = liveness;
    }

    /** Says that this replica's imports live, and tells those that somebody else has ended. */
    void sayAlive() {
        for (ActiveImports.ActiveImport active : imports.all()) {
            RowSet<Row> rows = database.inTransaction(active.tenant(), connection -> connection
                    .preparedQuery(SAY_ALIVE).execute(Tuple.of(active.tenant().value(), active.id())))
                    .await().atMost(PATIENCE);
            if (rows.rowCount() == 0 && active.isClaimed()) {
                active.end();
            }
        }
    }

    /** Ends the uploads that a dead replica was reading, and goes on with its deletions. */
    void takeOverAbandoned() {
        RowSet<Row> abandoned = relay.withConnection(connection -> connection.preparedQuery(ABANDONED)
                .execute(Tuple.of(liveness.patience()))).await().atMost(PATIENCE);
        for (Row row : abandoned) {
            takeOver(new TenantId(row.getUUID("tenant_id")), row.getUUID("id"));
        }
    }

    private void takeOver(TenantId tenant, UUID id) {
        RowSet<Row> taken = database.inTransaction(tenant, connection -> connection.preparedQuery(TAKE_OVER)
                .execute(Tuple.of(tenant.value(), id, liveness.patience()))).await().atMost(PATIENCE);
        if (taken.rowCount() > 0) {
            sweep.begin(tenant, id);
        }
    }

    /** Removes keys after a day and imports after a month. */
    void removeExpired() {
        for (String part : new String[]{EXPIRED_KEYS, EXPIRED_IMPORTS}) {
            while (remove(part) > 0) {
                // a part at a time
            }
        }
    }

    private int remove(String part) {
        return relay.withConnection(connection -> connection.query(part).execute()).await().atMost(PATIENCE)
                .rowCount();
    }
}
