package dev.rouage.ingest.webhook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.json.StrictJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Changes that wait for the rest of their record, and records of which we know that we don't know all. */
@ApplicationScoped
class PendingStore {
    private static final String READ = """
            SELECT record_id, seq, item FROM pending_change
             WHERE tenant_id = $1 AND connection_id = $2 AND kind = $3::text::record_kind AND record_id = ANY($4::uuid[])
             ORDER BY seq
            """;
    /** Changes whose record has come by another way, such as an import. */
    private static final String READ_APPLICABLE = """
            SELECT p.kind::text AS kind, p.record_id, p.seq, p.item FROM pending_change p
              JOIN record r ON r.tenant_id = p.tenant_id AND r.kind = p.kind AND r.id = p.record_id
             WHERE p.tenant_id = $1 AND p.connection_id = $2 AND r.state = 'LIVE' ORDER BY p.seq LIMIT 500
            """;
    private static final String ADD = """
            INSERT INTO pending_change (tenant_id, connection_id, kind, record_id, item)
            SELECT $1::uuid, $2::uuid, $3::text::record_kind, record_id, item FROM unnest($4::uuid[], $5::text[]) AS t(record_id, item)
            """;
    private static final String REMOVE = """
            DELETE FROM pending_change WHERE tenant_id = $1 AND connection_id = $2 AND kind = $3::text::record_kind
               AND record_id = ANY($4::uuid[]) AND seq = ANY($5::bigint[])
            """;
    private static final String MARK = """
            INSERT INTO dirty_record (tenant_id, connection_id, kind, external_id, reason)
            SELECT $1::uuid, $2::uuid, $3::text::record_kind, external_id, $5::text FROM unnest($4::text[]) AS t(external_id)
            ON CONFLICT (tenant_id, connection_id, kind, external_id) DO UPDATE SET reason = excluded.reason, since = now()
            """;

    Uni<List<Pending>> of(SqlConnection connection, Turn turn, RecordKind kind, Collection<UUID> records) {
        return connection.preparedQuery(READ)
                .execute(Tuple.of(turn.tenant().value(), turn.connection(), kind.wireName(),
                        records.toArray(UUID[]::new)))
                .map(rows -> read(rows, kind));
    }

    Uni<List<Pending>> applicable(SqlConnection connection, Turn turn) {
        return connection.preparedQuery(READ_APPLICABLE)
                .execute(Tuple.of(turn.tenant().value(), turn.connection())).map(rows -> {
                    List<Pending> pending = new ArrayList<>();
                    rows.forEach(row -> pending
                            .add(pending(row, RecordKind.ofWireName(row.getString("kind")).orElseThrow())));
                    return pending;
                });
    }

    Uni<Void> add(SqlConnection connection, Turn turn, RecordKind kind, List<Pending> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection.preparedQuery(ADD).execute(Tuple.of(turn.tenant().value(), turn.connection(),
                kind.wireName(), changes.stream().map(Pending::record).toArray(UUID[]::new),
                changes.stream().map(change -> change.item().toString()).toArray(String[]::new))).replaceWithVoid();
    }

    Uni<Void> remove(SqlConnection connection, Turn turn, RecordKind kind, List<Pending> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection.preparedQuery(REMOVE).execute(Tuple.of(turn.tenant().value(), turn.connection(),
                kind.wireName(), changes.stream().map(Pending::record).toArray(UUID[]::new),
                changes.stream().map(Pending::seq).toArray(Long[]::new))).replaceWithVoid();
    }

    /** Marks records as to be read again; an empty external id stands for the whole kind. */
    Uni<Void> markDirty(SqlConnection connection, Turn turn, RecordKind kind, List<String> externalIds,
            String reason) {
        return connection.preparedQuery(MARK).execute(Tuple.of(turn.tenant().value(), turn.connection(),
                kind.wireName(), externalIds.stream().distinct().toArray(String[]::new), reason)).replaceWithVoid();
    }

    private static List<Pending> read(RowSet<Row> rows, RecordKind kind) {
        List<Pending> pending = new ArrayList<>();
        rows.forEach(row -> pending.add(pending(row, kind)));
        return pending;
    }

    private static Pending pending(Row row, RecordKind kind) {
        return new Pending(kind, row.getUUID("record_id"), row.getLong("seq"),
                (ObjectNode) StrictJson.read(row.getString("item")));
    }

    /**
     * A change that waits.
     *
     * @param seq
     *            0 for one that is not stored yet
     */
    record Pending(RecordKind kind, UUID record, long seq, ObjectNode item) {}
}
