package dev.rouage.ingest.push;

import java.util.Arrays;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.ingest.record.RecordErrorCode;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Answers a repeated request as the first time; the answer commits together with the request's effect. */
@ApplicationScoped
class IdempotentAnswers {
    /** Locks the key until the transaction's end; null where another request holds it. */
    private static final String LOOK_UP = """
            SELECT l.locked, a.fingerprint, a.status, a.answer
              FROM (SELECT pg_try_advisory_xact_lock(hashtextextended($1::uuid::text || '/' || $2::text, 0)) AS locked) l
              LEFT JOIN idempotency a ON l.locked AND a.tenant_id = $1::uuid AND a.key = $2::text
               AND a.created_at > now() - interval '24 hours'
            """;
    private static final String KEEP = """
            INSERT INTO idempotency (tenant_id, key, fingerprint, status, answer) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (tenant_id, key) DO UPDATE SET fingerprint = excluded.fingerprint, status = excluded.status,
              answer = excluded.answer, created_at = now()
            """;

    Uni<StoredAnswer> once(SqlConnection connection, TenantId tenant, IdempotencyKey key,
            Supplier<Uni<StoredAnswer>> work) {
        return connection.preparedQuery(LOOK_UP).execute(Tuple.of(tenant.value(), key.key())).chain(rows -> {
            Row row = rows.iterator().next();
            if (!row.getBoolean("locked")) {
                throw new RouageException(RecordErrorCode.IDEMPOTENCY_KEY_IN_USE,
                        "A request with this Idempotency-Key is still running; wait for its answer");
            }
            if (row.getBuffer("fingerprint") == null) {
                return work.get().call(answer -> keep(connection, tenant, key, answer));
            }
            if (!Arrays.equals(row.getBuffer("fingerprint").getBytes(), key.fingerprint())) {
                throw new RouageException(RecordErrorCode.IDEMPOTENCY_KEY_REUSED,
                        "This Idempotency-Key belongs to another request; use a new one for a new request");
            }
            return Uni.createFrom().item(new StoredAnswer(row.getInteger("status"), row.getString("answer"), true));
        });
    }

    private Uni<RowSet<Row>> keep(SqlConnection connection, TenantId tenant, IdempotencyKey key, StoredAnswer answer) {
        return connection.preparedQuery(KEEP).execute(Tuple.of(tenant.value(), key.key(),
                Buffer.buffer(key.fingerprint()), answer.status(), answer.json()));
    }
}
