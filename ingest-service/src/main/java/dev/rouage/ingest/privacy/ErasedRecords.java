package dev.rouage.ingest.privacy;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.ingest.record.StoredRecord;
import dev.rouage.ingest.store.RecordRows;
import dev.rouage.ingest.store.Shard;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** The records of a person in PostgreSQL, with their earlier values. */
@ApplicationScoped
class ErasedRecords {
    /** The record, the one that it was merged into in the end, and all that were merged into any of them. */
    private static final String LOCK = """
            WITH RECURSIVE person AS (
              SELECT $3::uuid AS id
              UNION
              SELECT next.id FROM person p CROSS JOIN LATERAL (
                SELECT m.merged_into AS id FROM record m WHERE m.tenant_id = $1 AND m.kind = $2::text::record_kind
                   AND m.id = p.id AND m.merged_into IS NOT NULL
                UNION ALL
                SELECT m.id FROM record m WHERE m.tenant_id = $1 AND m.kind = $2::text::record_kind
                   AND m.merged_into = p.id) next)
            SELECT\s""" + RecordRows.COLUMNS + """
             FROM record r WHERE r.tenant_id = $1 AND r.kind = $2::text::record_kind
               AND r.id IN (SELECT id FROM person) ORDER BY r.id FOR UPDATE
            """;
    private static final String WRITE = """
            INSERT INTO record AS r (tenant_id, kind, id, source, external_id, revision, writes, state, version,
              occurred_at, fields, clocks, history, shard)
            VALUES ($1, $2::text::record_kind, $3, $4, $5, $6, $7, $8::text::record_state, $9, $10, $11::text::jsonb,
              $12::text::jsonb, $13::text::jsonb, $14)
            ON CONFLICT (tenant_id, kind, id) DO UPDATE SET external_id = excluded.external_id,
              revision = excluded.revision, writes = excluded.writes, fields = excluded.fields, clocks = excluded.clocks,
              recorded_at = excluded.recorded_at, changed_in = excluded.changed_in
             WHERE r.writes = excluded.writes - 1
            RETURNING r.id
            """;
    private static final String FORGET = """
            DELETE FROM record_history WHERE tenant_id = $1 AND kind = $2::text::record_kind AND id = ANY($3::uuid[])
            """;

    /** The records, locked to the end of the transaction. */
    Uni<List<StoredRecord>> lock(SqlConnection connection, TenantId tenant, RecordKind kind, UUID id) {
        return connection.preparedQuery(LOCK).execute(Tuple.of(tenant.value(), kind.wireName(), id)).map(rows -> {
            List<StoredRecord> records = new ArrayList<>();
            rows.forEach(row -> records.add(RecordRows.record(row)));
            return records;
        });
    }

    /** Writes a record without its person; false when somebody else has just created it. */
    Uni<Boolean> write(SqlConnection connection, TenantId tenant, StoredRecord record) {
        Tuple row = Tuple.tuple().addUUID(tenant.value()).addString(record.key().kind().wireName())
                .addUUID(record.id()).addString(record.key().source()).addString(record.key().externalId())
                .addLong(record.revision()).addInteger(record.writes()).addString(record.state().name())
                .addLong(record.clock().version())
                .addOffsetDateTime(record.clock().at().atOffset(ZoneOffset.UTC))
                .addString(RecordRows.fieldsJson(record)).addString(RecordRows.clocksJson(record))
                .addString(RecordRows.historyJson(record.history()).toString()).addShort((short) Shard.of(tenant));
        return connection.preparedQuery(WRITE).execute(row).map(rows -> rows.size() == 1);
    }

    /** Forgets what the records were before. */
    Uni<Void> forget(SqlConnection connection, TenantId tenant, RecordKind kind, List<UUID> ids) {
        return connection.preparedQuery(FORGET).execute(Tuple.tuple().addUUID(tenant.value())
                .addString(kind.wireName()).addArrayOfUUID(ids.toArray(UUID[]::new))).replaceWithVoid();
    }
}
