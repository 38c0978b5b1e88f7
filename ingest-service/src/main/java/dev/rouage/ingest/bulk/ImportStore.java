package dev.rouage.ingest.bulk;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** Imports and their rejected lines in PostgreSQL. */
@ApplicationScoped
class ImportStore {
    private static final String CREATE = """
            INSERT INTO import_job (tenant_id, id, kind, state)
            VALUES ($1, $2, $3::text::record_kind, 'RECEIVING')
            """;
    private static final String ADVANCE = """
            WITH rejections AS (
              INSERT INTO import_rejection (tenant_id, import_id, line, content, errors)
              SELECT $1, $2, line, content, errors::jsonb
                FROM unnest($5::bigint[], $6::text[], $7::text[]) AS t(line, content, errors))
            UPDATE import_job SET received = received + $3 + cardinality($5::bigint[]), applied = applied + $3,
              rejected = rejected + cardinality($5::bigint[]), state = $4 WHERE tenant_id = $1 AND id = $2
            """;
    private static final String FINISH = """
            UPDATE import_job SET state = $3, failure = $4, finished_at = now() WHERE tenant_id = $1 AND id = $2
            RETURNING id, kind::text AS kind, state, received, applied, rejected, failure
            """;
    private static final String FIND = """
            SELECT id, kind::text AS kind, state, received, applied, rejected, failure
              FROM import_job WHERE tenant_id = $1 AND id = $2
            """;
    private static final String REJECTIONS = """
            SELECT line, content, errors::text AS errors FROM import_rejection
             WHERE tenant_id = $1 AND import_id = $2 AND line > $3 ORDER BY line LIMIT $4
            """;

    private final TenantDatabase database;

    ImportStore(TenantDatabase database) {
        this.database = database;
    }

    Uni<UUID> create(TenantId tenant, RecordKind kind) {
        UUID id = UUID.randomUUID();
        return database.inTransaction(tenant, connection -> connection.preparedQuery(CREATE)
                .execute(Tuple.of(tenant.value(), id, kind.wireName()))).replaceWith(id);
    }

    /** Counts a chunk within the transaction that stores it. */
    Uni<Void> advance(SqlConnection connection, TenantId tenant, UUID id, ImportChunk.Outcome outcome) {
        Tuple arguments = Tuple.tuple().addUUID(tenant.value()).addUUID(id).addLong(outcome.applied())
                .addString(ImportState.RECEIVING.name()).addArrayOfLong(outcome.lines())
                .addArrayOfString(outcome.contents()).addArrayOfString(outcome.errors());
        return connection.preparedQuery(ADVANCE).execute(arguments).replaceWithVoid();
    }

    Uni<ImportJob> finish(TenantId tenant, UUID id, ImportState state, @Nullable String failure) {
        return database.inTransaction(tenant, connection -> connection.preparedQuery(FINISH)
                .execute(Tuple.of(tenant.value(), id, state.name(), failure)))
                .map(rows -> job(rows.iterator().next()));
    }

    Uni<Optional<ImportJob>> find(TenantId tenant, UUID id) {
        return database.query(tenant, FIND, Tuple.of(tenant.value(), id)).map(
                rows -> StreamSupport.stream(rows.spliterator(), false).map(ImportStore::job).findFirst());
    }

    Uni<List<ImportRejection>> rejections(TenantId tenant, UUID id, long after, int limit) {
        return database.query(tenant, REJECTIONS, Tuple.of(tenant.value(), id, after, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new ImportRejection(row.getLong("line"), row.getString("content"),
                                row.getString("errors")))
                        .toList());
    }

    private static ImportJob job(Row row) {
        return new ImportJob(row.getUUID("id"), row.getString("kind"), ImportState.valueOf(row.getString("state")),
                row.getLong("received"), row.getLong("applied"), row.getLong("rejected"), row.getString("failure"));
    }
}
