package dev.rouage.ingest.bulk;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import dev.rouage.ingest.connection.Resync;
import dev.rouage.ingest.record.RecordReader.ReadItem;
import dev.rouage.ingest.store.Deadlock;
import dev.rouage.ingest.store.RecordIntake;
import dev.rouage.ingest.store.RecordResult;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Deletes what a full resync lacks, after its end, a stretch in a transaction. The records to be deleted are found by one
 * statement and deleted like by any other write, so that revision, history and feed tell of it. A sweep that is broken off
 * goes on where it was, on whatever replica finds it.
 */
@Singleton
class ResyncSweep {
    private static final Logger LOG = Logger.getLogger(ResyncSweep.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TenantDatabase database;
    private final ResyncStore store;
    private final RecordIntake intake;
    private final ImportJobs jobs;
    private final ActiveImports imports;
    private final Resync connections;

    /** One collaborator for each thing that a full resync touches. */
    ResyncSweep(TenantDatabase database, ResyncStore store, RecordIntake intake, ImportJobs jobs,
            ActiveImports imports, Resync connections) {
        this.database = database;
        this.store = store;
        this.intake = intake;
        this.jobs = jobs;
        this.imports = imports;
        this.connections = connections;
    }

    /**
     * Begins or goes on with the deletions of an import, on a thread of its own; of one that has ended it only forgets what
     * it has named.
     */
    void begin(TenantId tenant, UUID id) {
        Thread.ofVirtual().name("resync-" + id).start(() -> {
            try (ActiveImports.ActiveImport _ = imports.adopt(tenant, id)) {
                sweep(tenant, id);
            } catch (RuntimeException failure) {
                LOG.warnf("Full resync %s waits for another attempt: %s", id, failure);
            }
        });
    }

    private void sweep(TenantId tenant, UUID id) {
        Step step;
        do {
            step = Deadlock.retrying(database.inTransaction(tenant, connection -> step(connection, tenant, id)))
                    .await().atMost(PATIENCE);
        } while (step == Step.MORE);
        if (step == Step.DONE) {
            jobs.end(tenant, id, ImportState.COMPLETE, null).await().atMost(PATIENCE);
        }
        int forgotten;
        do {
            forgotten = database.inTransaction(tenant, connection -> store.forget(connection, tenant, id))
                    .await().atMost(PATIENCE);
        } while (forgotten > 0);
    }

    private Uni<Step> step(SqlConnection connection, TenantId tenant, UUID id) {
        return store.task(connection, tenant, id).chain(task -> task.isEmpty()
                ? Uni.createFrom().item(Step.ENDED)
                : store.stretchEnd(connection, tenant, task.get())
                        .chain(end -> stretch(connection, tenant, id, task.get(), end)));
    }

    private Uni<Step> stretch(SqlConnection connection, TenantId tenant, UUID id, ResyncStore.Task task,
            Optional<UUID> end) {
        @Nullable
        UUID last = end.orElse(null);
        return store.lacking(connection, tenant, id, task, last)
                .chain(deletions -> delete(connection, tenant, task, deletions))
                .call(deleted -> store.advance(connection, tenant, id, last, deleted))
                .call(() -> end.isPresent()
                        ? Uni.createFrom().voidItem()
                        : connections.completed(connection, tenant, task.source(), task.kind(), task.asOf()))
                .map(_ -> end.isPresent() ? Step.MORE : Step.DONE);
    }

    private Uni<Long> delete(SqlConnection connection, TenantId tenant, ResyncStore.Task task,
            List<ReadItem> deletions) {
        return intake.take(connection, tenant, task.kind(), deletions)
                .map(results -> results.stream().filter(RecordResult::wasApplied).count());
    }

    private enum Step {
        /** Another stretch follows. */
        MORE,
        /** That was the last one. */
        DONE,
        /** Somebody has cancelled the import. */
        ENDED
    }
}
