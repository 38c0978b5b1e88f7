package dev.rouage.ingest.bulk;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.ingest.record.Clock;
import dev.rouage.ingest.record.Operation;
import dev.rouage.ingest.record.RecordInput;
import dev.rouage.ingest.record.RecordKey;
import dev.rouage.ingest.record.RecordReader.ReadItem;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** Finds what a full resync lacks, a stretch of the kind's records at a time. */
@ApplicationScoped
class ResyncStore {
    private static final int STRETCH = 5_000;

    /** Locks the import, so that two replicas never work on the same stretch. */
    private static final String TASK = """
            SELECT kind::text AS kind, resync_source, resync_as_of, resync_after FROM import_job
             WHERE tenant_id = $1 AND id = $2 AND state = 'PROCESSING' FOR UPDATE
            """;
    private static final String STRETCH_END = """
            SELECT id FROM record WHERE tenant_id = $1 AND kind = $2::text::record_kind AND ($3::uuid IS NULL OR id > $3)
             ORDER BY id OFFSET $4 LIMIT 1
            """;
    /**
     * Rows that somebody else is writing just now are left alone, as are those written since the file was made. What the
     * import has named is an array, which PostgreSQL hashes whatever it believes about a table that was empty a minute ago.
     */
    private static final String LACKING = """
            SELECT r.id, r.external_id, r.version FROM record r
             WHERE r.tenant_id = $1 AND r.kind = $2::text::record_kind
               AND ($3::uuid IS NULL OR r.id > $3) AND ($4::uuid IS NULL OR r.id <= $4)
               AND r.source = $5 AND r.state = 'LIVE' AND NOT r.clocks ? '$erased' AND r.recorded_at < $6 AND r.occurred_at < $6
               AND r.id <> ALL (ARRAY(SELECT s.id FROM import_seen s WHERE s.tenant_id = $1 AND s.import_id = $7
                 AND ($3::uuid IS NULL OR s.id > $3) AND ($4::uuid IS NULL OR s.id <= $4)))
             ORDER BY r.id FOR UPDATE OF r SKIP LOCKED
            """;
    private static final String ADVANCE = """
            UPDATE import_job SET resync_after = $3, resync_deleted = resync_deleted + $4, heartbeat_at = now()
             WHERE tenant_id = $1 AND id = $2
            """;
    private static final String FORGET = """
            DELETE FROM import_seen WHERE tenant_id = $1 AND ctid = ANY (ARRAY(
              SELECT ctid FROM import_seen WHERE tenant_id = $1 AND import_id = $2 LIMIT $3))
            """;

    /** What is to be deleted; empty when the import is not at that any more. */
    Uni<Optional<Task>> task(SqlConnection connection, TenantId tenant, UUID id) {
        return connection.preparedQuery(TASK).execute(Tuple.of(tenant.value(), id)).map(rows -> {
            for (Row row : rows) {
                return Optional.of(new Task(RecordKind.ofWireName(row.getString("kind")).orElseThrow(),
                        row.getString("resync_source"), row.getOffsetDateTime("resync_as_of").toInstant(),
                        row.getUUID("resync_after")));
            }
            return Optional.empty();
        });
    }

    /** The id that ends the next stretch; empty for the last one, which has no end. */
    Uni<Optional<UUID>> stretchEnd(SqlConnection connection, TenantId tenant, Task task) {
        return connection.preparedQuery(STRETCH_END)
                .execute(Tuple.of(tenant.value(), task.kind.wireName(), task.after, STRETCH - 1)).map(rows -> {
                    for (Row row : rows) {
                        return Optional.of(row.getUUID(0));
                    }
                    return Optional.empty();
                });
    }

    /** The deletions of what the import lacks in a stretch; the rows are locked until the transaction's end. */
    Uni<List<ReadItem>> lacking(SqlConnection connection, TenantId tenant, UUID id, Task task, @Nullable UUID end) {
        Tuple arguments = Tuple.tuple().addUUID(tenant.value()).addString(task.kind.wireName()).addUUID(task.after)
                .addUUID(end).addString(task.source)
                .addOffsetDateTime(task.asOf.atOffset(ZoneOffset.UTC)).addUUID(id);
        return connection.preparedQuery(LACKING).execute(arguments).map(rows -> {
            List<ReadItem> deletions = new ArrayList<>(rows.size());
            rows.forEach(row -> deletions.add(deletion(task, row)));
            return deletions;
        });
    }

    /** A deletion that is newer than what is stored: of numbered writes it has the next number. */
    private static ReadItem deletion(Task task, Row row) {
        Long version = row.getLong("version");
        Clock clock = new Clock(version == null ? null : version + 1, task.asOf);
        RecordKey key = new RecordKey(task.source, task.kind, row.getString("external_id"));
        return new ReadItem.Valid(null,
                new RecordInput(key, row.getUUID("id"), Operation.DELETE, clock, Map.of(), Map.of(), null));
    }

    Uni<Void> advance(SqlConnection connection, TenantId tenant, UUID id, @Nullable UUID end, long deleted) {
        return connection.preparedQuery(ADVANCE).execute(Tuple.of(tenant.value(), id, end, deleted))
                .replaceWithVoid();
    }

    /** Forgets some of what the import has named; how much that was. */
    Uni<Integer> forget(SqlConnection connection, TenantId tenant, UUID id) {
        return connection.preparedQuery(FORGET).execute(Tuple.of(tenant.value(), id, 10 * STRETCH))
                .map(rows -> rows.rowCount());
    }

    /**
     * A full resync under way.
     *
     * @param after
     *            the records up to this one are done
     */
    record Task(RecordKind kind, String source, Instant asOf, @Nullable UUID after) {}
}
