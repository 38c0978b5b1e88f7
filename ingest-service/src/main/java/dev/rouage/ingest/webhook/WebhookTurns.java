package dev.rouage.ingest.webhook;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Whose turn it is: connections with something to do are worked on one after the other, each by one worker at a time. */
@ApplicationScoped
class WebhookTurns {
    private static final String TURN = "SELECT tenant, connection FROM take_webhook_turn($1::text::interval)";
    private static final String LOCK = """
            SELECT pg_try_advisory_xact_lock(hashtextextended('webhook/' || $1::uuid::text, 0))
            """;
    /** A turn that somebody has asked for in the meantime stays; the row is looked at as it is now. */
    private static final String REST = """
            UPDATE webhook_work w SET due_at = CASE WHEN w.due_at <= clock_timestamp() THEN w.due_at ELSE least(
                CASE WHEN $3 THEN clock_timestamp() END,
                (SELECT min(due_at) FROM webhook_event WHERE tenant_id = $1 AND connection_id = $2 AND state = 'NEW'),
                (SELECT now() + interval '1 minute' FROM pending_change
                  WHERE tenant_id = $1 AND connection_id = $2 LIMIT 1),
                now() + interval '6 hours') END
             WHERE w.tenant_id = $1 AND w.connection_id = $2
            """;
    private static final String IS_DUE = "SELECT due_at <= now() FROM webhook_work WHERE tenant_id = $1 AND connection_id = $2";
    private static final String ASK = "UPDATE webhook_work SET due_at = now() WHERE tenant_id = $1 AND connection_id = $2";

    private final Pool pool;
    private final TenantDatabase database;

    WebhookTurns(Pool pool, TenantDatabase database) {
        this.pool = pool;
        this.database = database;
    }

    /**
     * Asks for a turn that sees what has been committed. One that is due while events are stored may be taken, find
     * nothing and end before they are committed; one that is due now can't.
     */
    Uni<Void> ask(Turn turn) {
        Tuple address = Tuple.of(turn.tenant().value(), turn.connection());
        return database.query(turn.tenant(), IS_DUE, address)
                .map(rows -> rows.rowCount() == 0 || rows.iterator().next().getBoolean(0))
                .chain(isDueOrGone -> isDueOrGone
                        ? Uni.createFrom().voidItem()
                        : database.inTransaction(turn.tenant(),
                                connection -> connection.preparedQuery(ASK).execute(address).replaceWithVoid()));
    }

    /** The connection that has waited longest, for whoever asks first; nobody else has it until the lease ends. */
    Uni<Optional<Turn>> takeTurn(Duration lease) {
        return pool
                .withConnection(connection -> connection.preparedQuery(TURN)
                        .execute(Tuple.of(lease.toSeconds() + " seconds")))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Turn(new TenantId(row.getUUID(0)), row.getUUID(1))).findFirst());
    }

    /** Whether nobody else works on the connection, until the end of the transaction. */
    Uni<Boolean> lock(SqlConnection connection, UUID id) {
        return connection.preparedQuery(LOCK).execute(Tuple.of(id)).map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** Ends a turn. */
    Uni<Void> rest(SqlConnection connection, Turn turn, boolean more) {
        return connection.preparedQuery(REST).execute(Tuple.of(turn.tenant().value(), turn.connection(), more))
                .replaceWithVoid();
    }
}
