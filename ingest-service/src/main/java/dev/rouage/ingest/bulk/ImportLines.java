package dev.rouage.ingest.bulk;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.ingest.store.Deadlock;
import dev.rouage.ingest.store.PreparedItems;
import dev.rouage.ingest.store.RecordIntake;
import dev.rouage.ingest.store.RecordResult;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Stores the lines of imports, a chunk in a transaction with its counts, and gives the rejected ones back. */
@ApplicationScoped
class ImportLines {
    /** How many rejected lines of one import are kept; the count goes on. */
    static final long KEPT_REJECTIONS = 100_000;

    private static final String ADVANCE = """
            WITH job AS (
              UPDATE import_job SET received = received + $3 + $4, applied = applied + $3, rejected = rejected + $4,
                bytes_received = greatest(bytes_received, $5), heartbeat_at = now()
               WHERE tenant_id = $1 AND id = $2 AND state = 'RECEIVING'
              RETURNING rejected, resync_source
            ), rejections AS (
              INSERT INTO import_rejection (tenant_id, import_id, line, content, errors)
              SELECT $1, $2, line, content, errors::jsonb
                FROM unnest($6::bigint[], $7::text[], $8::text[]) AS t(line, content, errors), job WHERE job.rejected <= $10
            ), seen AS (
              INSERT INTO import_seen (tenant_id, import_id, id)
              SELECT $1, $2, id FROM unnest($9::uuid[]) AS t(id), job WHERE job.resync_source IS NOT NULL
              ON CONFLICT DO NOTHING
            )
            SELECT 1 FROM job
            """;
    private static final String REJECTED = """
            SELECT line, content, errors::text AS errors FROM import_rejection
             WHERE tenant_id = $1 AND import_id = $2 AND line > $3 ORDER BY line LIMIT $4
            """;

    private final TenantDatabase database;
    private final RecordIntake intake;

    ImportLines(TenantDatabase database, RecordIntake intake) {
        this.database = database;
        this.intake = intake;
    }

    /** Stores a chunk; fails with {@code ImportEndedException} when the import has been ended by somebody else. */
    Uni<ChunkOutcome> store(TenantId tenant, UUID id, ImportRequest request, ImportChunk chunk, long bytes) {
        Collection<PreparedItems> prepared = chunk.prepare(tenant);
        return Deadlock.retrying(database.inTransaction(tenant, connection -> take(connection, prepared.iterator(),
                new EnumMap<>(RecordKind.class))
                .chain(results -> advance(connection, tenant, id, request, chunk, results, bytes))));
    }

    private Uni<Map<RecordKind, List<RecordResult>>> take(SqlConnection connection, Iterator<PreparedItems> prepared,
            Map<RecordKind, List<RecordResult>> results) {
        if (!prepared.hasNext()) {
            return Uni.createFrom().item(results);
        }
        PreparedItems items = prepared.next();
        return intake.take(connection, items).chain(some -> {
            results.put(items.kind(), some);
            return take(connection, prepared, results);
        });
    }

    private static Uni<ChunkOutcome> advance(SqlConnection connection, TenantId tenant, UUID id,
            ImportRequest request, ImportChunk chunk, Map<RecordKind, List<RecordResult>> results, long bytes) {
        ChunkOutcome outcome = chunk.outcome(results);
        Tuple arguments = Tuple.tuple().addUUID(tenant.value()).addUUID(id).addLong(outcome.applied())
                .addLong(outcome.rejected()).addLong(bytes).addArrayOfLong(outcome.numbers())
                .addArrayOfString(outcome.contents()).addArrayOfString(outcome.errors())
                .addArrayOfUUID(request.isResync() ? chunk.ids(request.kind()) : new UUID[0])
                .addLong(KEPT_REJECTIONS);
        return connection.preparedQuery(ADVANCE).execute(arguments).map(rows -> {
            if (rows.size() == 0) {
                throw new ImportEndedException();
            }
            return outcome;
        });
    }

    /** The rejected lines behind that number. */
    Uni<List<ImportRejection>> rejected(TenantId tenant, UUID id, long after, int limit) {
        return database.query(tenant, REJECTED, Tuple.of(tenant.value(), id, after, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new ImportRejection(row.getLong("line"), row.getString("content"),
                                row.getString("errors")))
                        .toList());
    }
}
