package dev.rouage.ingest.idempotency;

import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Answers a repeated request as the first time, for 24 hours; the answer commits together with the request's effect. A
 * request within one transaction holds its key by a lock; one of many transactions, an import, by its row, for as long as
 * its import is alive.
 */
@ApplicationScoped
public class IdempotentAnswers {
    /** Locks the key until the transaction's end; false where another request holds it. */
    private static final String LOOK_UP = """
            SELECT l.locked, a.fingerprint, a.status, a.answer, a.import_id IS NOT NULL AS is_import,
                COALESCE(a.answer IS NULL AND j.state = 'RECEIVING' AND j.heartbeat_at > now() - $3::interval, false) AS alive
              FROM (SELECT pg_try_advisory_xact_lock(hashtextextended($1::uuid::text || '/' || $2::text, 0)) AS locked) l
              LEFT JOIN idempotency a ON l.locked AND a.tenant_id = $1::uuid AND a.key = $2::text
               AND a.created_at > now() - interval '24 hours'
              LEFT JOIN import_job j ON j.tenant_id = a.tenant_id AND j.id = a.import_id
            """;
    private static final String CLAIM = """
            INSERT INTO idempotency (tenant_id, key, import_id) VALUES ($1, $2, $3)
            ON CONFLICT (tenant_id, key) DO UPDATE SET import_id = excluded.import_id, fingerprint = NULL, status = NULL,
              answer = NULL, created_at = now()
            """;
    private static final String KEEP = """
            INSERT INTO idempotency (tenant_id, key, fingerprint, status, answer) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (tenant_id, key) DO UPDATE SET fingerprint = excluded.fingerprint, status = excluded.status,
              answer = excluded.answer, created_at = now()
            """;

    private final Liveness liveness;

    IdempotentAnswers(Liveness liveness) {
        this.liveness = liveness;
    }

    /** Does the work of one transaction, or answers as when it was done first. */
    public Uni<StoredAnswer> once(SqlConnection connection, TenantId tenant, IdempotencyKey key, byte[] fingerprint,
            Supplier<Uni<StoredAnswer>> work) {
        return lookUp(connection, tenant, key, false).chain(state -> switch (state) {
            case KeyState.Answered answered -> Uni.createFrom().item(answered.replay(fingerprint));
            case KeyState.Free _ -> work.get().call(answer -> keep(connection, tenant, key, fingerprint, answer));
        });
    }

    /** Gives the key to an import, unless it is answered already; the answer is {@linkplain #keep kept} at its end. */
    public Uni<KeyState> claim(SqlConnection connection, TenantId tenant, IdempotencyKey key, UUID importId) {
        return lookUp(connection, tenant, key, true).call(state -> state instanceof KeyState.Free
                ? connection.preparedQuery(CLAIM).execute(Tuple.of(tenant.value(), key.value(), importId))
                : Uni.createFrom().voidItem());
    }

    /** Keeps the answer; commits with the caller's transaction. */
    public Uni<Void> keep(SqlConnection connection, TenantId tenant, IdempotencyKey key, byte[] fingerprint,
            StoredAnswer answer) {
        return connection.preparedQuery(KEEP).execute(Tuple.of(tenant.value(), key.value(),
                Buffer.buffer(fingerprint), answer.status(), answer.json())).replaceWithVoid();
    }

    private Uni<KeyState> lookUp(SqlConnection connection, TenantId tenant, IdempotencyKey key, boolean forImport) {
        return connection.preparedQuery(LOOK_UP).execute(Tuple.of(tenant.value(), key.value(), liveness.patience()))
                .map(rows -> state(rows.iterator().next(), forImport));
    }

    private static KeyState state(Row row, boolean forImport) {
        if (!row.getBoolean("locked") || row.getBoolean("alive")) {
            throw KeyState.inUse();
        }
        if (row.getBuffer("fingerprint") != null) {
            return new KeyState.Answered(row.getBuffer("fingerprint").getBytes(),
                    new StoredAnswer(row.getInteger("status"), row.getString("answer"), true));
        }
        if (row.getBoolean("is_import") && !forImport) {
            throw KeyState.reused();
        }
        return new KeyState.Free();
    }
}
