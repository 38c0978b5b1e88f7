package dev.rouage.ingest.webhook;

import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** Events that could not be processed, and their replay once the mapping or whatever was wrong has been mended. */
@ApplicationScoped
class ParkedEvents {
    static final int MOST = 100;
    private static final String KNOWN = "SELECT 1 FROM crm_connection WHERE tenant_id = $1 AND id = $2";
    private static final String LIST = """
            SELECT event_id, object, received_at, attempts, error_code, error, payload FROM webhook_event
             WHERE tenant_id = $1 AND connection_id = $2 AND state = 'PARKED' ORDER BY seq LIMIT $3
            """;
    private static final String REPLAY = """
            WITH replayed AS (
              UPDATE webhook_event SET state = 'NEW', attempts = 0, due_at = now()
               WHERE tenant_id = $1 AND connection_id = $2 AND state = 'PARKED'
                 AND ($3::text IS NULL OR event_id = $3::text) RETURNING 1
            ), woken AS (
              UPDATE webhook_work SET due_at = now() WHERE tenant_id = $1 AND connection_id = $2
            )
            SELECT count(*) FROM replayed
            """;

    private final TenantDatabase database;

    ParkedEvents(TenantDatabase database) {
        this.database = database;
    }

    /** The oldest of them. */
    Uni<List<ParkedEvent>> list(TenantId tenant, String connectionId) {
        return database.inTransaction(tenant,
                connection -> known(connection, tenant, connectionId).chain(id -> connection.preparedQuery(LIST)
                        .execute(Tuple.of(tenant.value(), id, MOST))
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(ParkedEvents::read)
                                .toList())));
    }

    /**
     * Processes them again.
     *
     * @param eventId
     *            only that one; null for all
     * @return how many
     */
    Uni<Integer> replay(TenantId tenant, String connectionId, @Nullable String eventId) {
        return database.inTransaction(tenant,
                connection -> known(connection, tenant, connectionId).chain(id -> connection.preparedQuery(REPLAY)
                        .execute(Tuple.of(tenant.value(), id, eventId))
                        .map(rows -> rows.iterator().next().getInteger(0))));
    }

    private static Uni<UUID> known(SqlConnection connection, TenantId tenant, String connectionId) {
        UUID id = id(connectionId);
        return connection.preparedQuery(KNOWN).execute(Tuple.of(tenant.value(), id)).map(rows -> {
            if (rows.rowCount() == 0) {
                throw unknown(connectionId);
            }
            return id;
        });
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw unknown(text);
        }
    }

    private static RouageException unknown(String id) {
        return new RouageException(StandardErrorCode.NOT_FOUND, "There is no connection '" + id + "'");
    }

    private static ParkedEvent read(Row row) {
        return new ParkedEvent(row.getString("event_id"), row.getString("object"),
                row.getOffsetDateTime("received_at").toInstant(), row.getInteger("attempts"),
                row.getString("error_code"), row.getString("error"), row.getString("payload"));
    }
}
