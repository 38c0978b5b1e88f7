package dev.rouage.ingest.push;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.ingest.idempotency.IdempotentAnswers;
import dev.rouage.ingest.idempotency.StoredAnswer;
import dev.rouage.ingest.limit.TenantLimits;
import dev.rouage.ingest.quality.PendingReferences;
import dev.rouage.ingest.store.Deadlock;
import dev.rouage.ingest.store.RecordIntake;
import dev.rouage.platform.database.TenantDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Stores a batch and its answer in one transaction. */
@ApplicationScoped
class BatchIntake {
    private final TenantDatabase database;
    private final RecordIntake intake;
    private final IdempotentAnswers answers;
    private final PendingReferences references;
    private final TenantLimits limits;

    BatchIntake(TenantDatabase database, RecordIntake intake, IdempotentAnswers answers,
            PendingReferences references, TenantLimits limits) {
        this.database = database;
        this.intake = intake;
        this.answers = answers;
        this.references = references;
        this.limits = limits;
    }

    /** What became of the batch, or of the first one with its key. */
    Uni<StoredAnswer> take(Batch batch) {
        return Deadlock.retrying(database.inTransaction(batch.tenant(), connection -> answers.once(connection,
                batch.tenant(), batch.key(), batch.fingerprint(), () -> store(connection, batch))));
    }

    private Uni<StoredAnswer> store(SqlConnection connection, Batch batch) {
        return batch.isAtomic()
                ? storeAll(connection, batch)
                : apply(connection, batch).map(BatchAnswer::toStoredAnswer);
    }

    /** Takes back what was stored when a record is rejected; the answer that says so is kept all the same. */
    private Uni<StoredAnswer> storeAll(SqlConnection connection, Batch batch) {
        return connection.query("SAVEPOINT batch").execute().chain(() -> apply(connection, batch)).chain(answer -> {
            if (!answer.hasRejections()) {
                return Uni.createFrom().item(answer.toStoredAnswer());
            }
            return connection.query("ROLLBACK TO SAVEPOINT batch").execute()
                    .map(_ -> answer.withNothingStored().toStoredAnswer(422));
        });
    }

    private Uni<BatchAnswer> apply(SqlConnection connection, Batch batch) {
        limits.charge(batch.tenant(), batch.items().size());
        return intake.take(connection, batch.tenant(), batch.kind(), batch.items())
                .chain(results -> references.warn(connection, batch.tenant(), batch.items(), results))
                .map(BatchAnswer::of);
    }
}
