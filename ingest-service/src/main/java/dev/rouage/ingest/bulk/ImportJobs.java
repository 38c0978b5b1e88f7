package dev.rouage.ingest.bulk;

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
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** Imports in PostgreSQL: how they begin, end and are found. */
@ApplicationScoped
class ImportJobs {
    private static final String CREATE = """
            INSERT INTO import_job (tenant_id, id, kind, state, bytes_total, resync_source, resync_as_of)
            VALUES ($1, $2, $3::text::record_kind, 'RECEIVING', $4, $5, CASE WHEN $5::text IS NOT NULL THEN COALESCE($6, now()) END)
            """;
    private static final String END = """
            UPDATE import_job SET state = $3, failure_code = $4, failure = $5, resync_skipped = $6,
              finished_at = CASE WHEN $3 = 'PROCESSING' THEN NULL ELSE now() END, heartbeat_at = now()
             WHERE tenant_id = $1 AND id = $2 AND state IN ('RECEIVING', 'PROCESSING')
            RETURNING\s""" + ImportJob.COLUMNS;
    private static final String FIND = "SELECT " + ImportJob.COLUMNS
            + " FROM import_job WHERE tenant_id = $1 AND id = $2";
    private static final String RECENT = "SELECT " + ImportJob.COLUMNS + """
             FROM import_job WHERE tenant_id = $1
              AND ($2::timestamptz IS NULL OR (created_at, id) < ($2, $3)) ORDER BY created_at DESC, id DESC LIMIT $4
            """;

    private final TenantDatabase database;

    ImportJobs(TenantDatabase database) {
        this.database = database;
    }

    /** Begins an import within the caller's transaction. */
    Uni<Void> create(SqlConnection connection, TenantId tenant, UUID id, ImportRequest request,
            @Nullable Long length) {
        Instant asOf = request.asOf();
        return connection.preparedQuery(CREATE)
                .execute(Tuple.tuple().addUUID(tenant.value()).addUUID(id).addString(request.kind().wireName())
                        .addLong(length).addString(request.isResync() ? request.source() : null)
                        .addOffsetDateTime(asOf == null ? null : asOf.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Ends an import, or moves it on to the deletions; empty when somebody else has ended it. */
    Uni<Optional<ImportJob>> end(SqlConnection connection, TenantId tenant, UUID id, ImportState state,
            ImportJob.@Nullable Failure failure, boolean resyncSkipped) {
        return connection.preparedQuery(END).execute(Tuple.of(tenant.value(), id, state.name(),
                failure == null ? null : failure.code(), failure == null ? null : failure.message(), resyncSkipped))
                .map(ImportJobs::first);
    }

    /** Ends an import in a transaction of its own; empty when somebody else has ended it. */
    Uni<Optional<ImportJob>> end(TenantId tenant, UUID id, ImportState state, ImportJob.@Nullable Failure failure) {
        return database.inTransaction(tenant, connection -> end(connection, tenant, id, state, failure, false));
    }

    Uni<Optional<ImportJob>> find(TenantId tenant, UUID id) {
        return database.query(tenant, FIND, Tuple.of(tenant.value(), id)).map(ImportJobs::first);
    }

    /** Imports in the order of their beginning, the latest first, those behind the cursor's. */
    Uni<List<ImportJob>> recent(TenantId tenant, @Nullable Instant before, @Nullable UUID beforeId, int limit) {
        return database.query(tenant, RECENT, Tuple.of(tenant.value(),
                before == null ? null : before.atOffset(ZoneOffset.UTC), beforeId, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(ImportJob::of).toList());
    }

    private static Optional<ImportJob> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(ImportJob::of).findFirst();
    }
}
