package dev.rouage.ingest.connection;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** Connections in PostgreSQL. */
@ApplicationScoped
class ConnectionStore {
    private static final String READ = """
            SELECT c.id, c.vendor, c.source, c.preset, c.overrides::text AS overrides, c.created_at,
              CASE WHEN c.previous_secret_until > now() THEN c.previous_secret_until END AS previous_secret_until,
              t.*, p.parked, e.last_error, w.waiting, d.dirty_since
              FROM crm_connection c
              CROSS JOIN LATERAL (
                SELECT max(last_received_at) AS last_received_at, max(last_processed_at) AS last_processed_at,
                  coalesce(sum(received), 0)::bigint AS received, coalesce(sum(processed), 0)::bigint AS processed,
                  coalesce(sum(duplicates), 0)::bigint AS duplicates, coalesce(sum(unknown), 0)::bigint AS unknown,
                  coalesce(sum(failed), 0)::bigint AS failed
                  FROM connection_traffic WHERE tenant_id = c.tenant_id AND connection_id = c.id) t
              CROSS JOIN LATERAL (
                SELECT count(*) AS parked FROM webhook_event
                 WHERE tenant_id = c.tenant_id AND connection_id = c.id AND state = 'PARKED') p
              LEFT JOIN LATERAL (
                SELECT error_code || ': ' || error AS last_error FROM webhook_event
                 WHERE tenant_id = c.tenant_id AND connection_id = c.id AND state = 'PARKED'
                 ORDER BY seq DESC LIMIT 1) e ON true
              CROSS JOIN LATERAL (
                SELECT count(*) AS waiting FROM pending_change
                 WHERE tenant_id = c.tenant_id AND connection_id = c.id) w
              CROSS JOIN LATERAL (
                SELECT min(since) AS dirty_since FROM dirty_record
                 WHERE tenant_id = c.tenant_id AND connection_id = c.id) d
             WHERE c.tenant_id = $1 AND ($2::uuid IS NULL OR c.id = $2) ORDER BY c.source
            """;
    private static final String CREATE = """
            INSERT INTO crm_connection (tenant_id, id, vendor, source, preset, overrides, secret)
            SELECT $1::uuid, $2::uuid, $3::text, $4::text, $5::text, $6::text::jsonb, $7::bytea
             WHERE (SELECT count(*) FROM crm_connection WHERE tenant_id = $1) < $8
            """;
    private static final String CREATE_WORK = """
            INSERT INTO webhook_work (tenant_id, connection_id, due_at) VALUES ($1, $2, now())
            """;
    private static final String CHANGE = """
            UPDATE crm_connection SET preset = $3, overrides = $4::text::jsonb, updated_at = now()
             WHERE tenant_id = $1 AND id = $2
            """;
    private static final String ROTATE = """
            UPDATE crm_connection SET previous_secret = secret, previous_secret_until = $4, secret = $3, updated_at = now()
             WHERE tenant_id = $1 AND id = $2
            """;
    private static final String DELETE = "DELETE FROM crm_connection WHERE tenant_id = $1 AND id = $2";

    private final TenantDatabase database;

    ConnectionStore(TenantDatabase database) {
        this.database = database;
    }

    Uni<List<CrmConnection>> list(TenantId tenant) {
        return database.query(tenant, READ, Tuple.of(tenant.value(), null)).map(ConnectionStore::read);
    }

    Uni<Optional<CrmConnection>> find(TenantId tenant, UUID id) {
        return database.query(tenant, READ, Tuple.of(tenant.value(), id))
                .map(rows -> read(rows).stream().findFirst());
    }

    /** False when the company has as many as it may have. */
    Uni<Boolean> create(SqlConnection connection, TenantId tenant, UUID id, ConnectionSettings settings, byte[] secret,
            int limit) {
        Tuple arguments = Tuple.tuple().addUUID(tenant.value()).addUUID(id).addString(settings.vendor().name())
                .addString(settings.source()).addString(settings.preset()).addString(settings.overrides().toString())
                .addBuffer(Buffer.buffer(secret)).addInteger(limit);
        return connection.preparedQuery(CREATE).execute(arguments).chain(rows -> rows.rowCount() == 0
                ? Uni.createFrom().item(false)
                : connection.preparedQuery(CREATE_WORK).execute(Tuple.of(tenant.value(), id)).replaceWith(true));
    }

    /** False when there is no such connection. */
    Uni<Boolean> change(SqlConnection connection, TenantId tenant, UUID id, String preset, String overrides) {
        return connection.preparedQuery(CHANGE).execute(Tuple.of(tenant.value(), id, preset, overrides))
                .map(rows -> rows.rowCount() > 0);
    }

    Uni<Boolean> rotate(TenantId tenant, UUID id, byte[] secret, @Nullable Instant previousUntil) {
        Tuple arguments = Tuple.tuple().addUUID(tenant.value()).addUUID(id).addBuffer(Buffer.buffer(secret))
                .addOffsetDateTime(previousUntil == null ? null : previousUntil.atOffset(ZoneOffset.UTC));
        return database.inTransaction(tenant, connection -> connection.preparedQuery(ROTATE).execute(arguments))
                .map(rows -> rows.rowCount() > 0);
    }

    Uni<Boolean> delete(TenantId tenant, UUID id) {
        return database.inTransaction(tenant,
                connection -> connection.preparedQuery(DELETE).execute(Tuple.of(tenant.value(), id)))
                .map(rows -> rows.rowCount() > 0);
    }

    private static List<CrmConnection> read(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(ConnectionStore::read).toList();
    }

    private static CrmConnection read(Row row) {
        Vendor vendor = Vendor.valueOf(row.getString("vendor"));
        UUID id = row.getUUID("id");
        return new CrmConnection(id.toString(), vendor, row.getString("source"), row.getString("preset"),
                new JsonObject(row.getString("overrides")).encode(), CrmConnection.webhookPath(vendor, id),
                row.getOffsetDateTime("created_at").toInstant(), instant(row, "previous_secret_until"),
                new CrmConnection.Health(instant(row, "last_received_at"), instant(row, "last_processed_at"),
                        row.getLong("received"), row.getLong("processed"), row.getLong("duplicates"),
                        row.getLong("unknown"), row.getLong("failed"), row.getLong("parked"), row.getLong("waiting"),
                        instant(row, "dirty_since"), row.getString("last_error")));
    }

    private static @Nullable Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column) == null ? null : row.getOffsetDateTime(column).toInstant();
    }
}
