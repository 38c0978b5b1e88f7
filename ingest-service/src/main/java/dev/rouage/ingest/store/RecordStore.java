package dev.rouage.ingest.store;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.ingest.record.RecordBatch;
import dev.rouage.ingest.record.RecordInput;
import dev.rouage.ingest.record.StoredRecord;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records that a batch concerns with one statement and writes what has become of them with another. A row that
 * somebody else has written in between is left alone and reported.
 */
@ApplicationScoped
class RecordStore {
    private static final String READ = "SELECT " + RecordRows.COLUMNS + """
             FROM record r WHERE r.tenant_id = $1 AND r.kind = $2::text::record_kind AND r.id = ANY($3::uuid[])
            """;
    /** Two merges at once could each miss the other and close a circle. */
    private static final String LOCK_MERGES = """
            SELECT pg_advisory_xact_lock(hashtextextended($1::uuid::text || '/merge', 0))
            """;
    private static final String READ_WITH_SURVIVORS = """
            WITH RECURSIVE wanted AS (
              SELECT unnest($3::uuid[]) AS id
              UNION
              SELECT m.merged_into FROM record m JOIN wanted w ON m.id = w.id
               WHERE m.tenant_id = $1 AND m.kind = $2::text::record_kind AND m.merged_into IS NOT NULL)
            SELECT\s""" + RecordRows.COLUMNS + """
             FROM record r JOIN wanted w ON w.id = r.id
             WHERE r.tenant_id = $1 AND r.kind = $2::text::record_kind
            """;
    /** Rows that are there already are left alone, and none of their old values are looked at. */
    private static final String INSERT = """
            INSERT INTO record AS r (tenant_id, kind, id, source, external_id, revision, writes, state, version,
              occurred_at, fields, clocks, history, shard)
            SELECT $1, $2::text::record_kind, id, source, external_id, revision, 1, state::record_state, version,
                occurred_at, fields::jsonb, clocks::jsonb, history::jsonb, $3
              FROM unnest($4::uuid[], $5::text[], $6::text[], $7::bigint[], $8::text[], $9::bigint[], $10::timestamptz[],
                $11::text[], $12::text[], $13::text[])
              AS t(id, source, external_id, revision, state, version, occurred_at, fields, clocks, history)
            ON CONFLICT (tenant_id, kind, id) DO NOTHING
            """;
    /** Which of them this transaction has inserted; asked only when it was not all, since each answered row costs both sides. */
    private static final String INSERTED = """
            SELECT r.id FROM record r WHERE r.tenant_id = $1 AND r.kind = $2::text::record_kind AND r.id = ANY($3::uuid[])
               AND r.changed_in = pg_current_xact_id() AND r.writes = 1
            """;
    private static final String WRITE = """
            WITH input AS (
              SELECT * FROM unnest($4::uuid[], $5::text[], $6::text[], $7::bigint[], $8::int[], $9::text[], $10::uuid[],
                $11::bigint[], $12::timestamptz[], $13::text[], $14::text[], $15::text[], $16::text[])
              AS t(id, source, external_id, revision, writes, state, merged_into,
                version, occurred_at, fields, clocks, history, replaced)
            ), written AS (
              INSERT INTO record AS r (tenant_id, kind, id, source, external_id, revision, writes, state, merged_into,
                version, occurred_at, fields, clocks, history, shard)
              SELECT $1, $2::text::record_kind, id, source, external_id, revision, writes, state::record_state,
                merged_into, version, occurred_at, fields::jsonb, clocks::jsonb, history::jsonb, $3 FROM input
              ON CONFLICT (tenant_id, kind, id) DO UPDATE SET revision = excluded.revision, writes = excluded.writes,
                state = excluded.state, merged_into = excluded.merged_into, version = excluded.version,
                occurred_at = excluded.occurred_at, fields = excluded.fields, clocks = excluded.clocks,
                history = excluded.history,
                recorded_at = CASE WHEN excluded.revision > r.revision THEN excluded.recorded_at ELSE r.recorded_at END,
                changed_in = CASE WHEN excluded.revision > r.revision THEN excluded.changed_in ELSE r.changed_in END
              WHERE r.writes = excluded.writes - 1
              RETURNING r.id
            ), remembered AS (
              INSERT INTO record_history (tenant_id, kind, id, revision, replaced)
              SELECT $1, $2::text::record_kind, id, revision, replaced::jsonb FROM input JOIN written USING (id)
               WHERE replaced IS NOT NULL
            )
            SELECT id FROM written
            """;

    /** The arguments that insert records which are part of no merge, as they are when they are new. */
    static Tuple insertion(TenantId tenant, RecordKind kind, RecordBatch batch) {
        List<StoredRecord> records = inOrder(batch);
        return Tuple.tuple().addUUID(tenant.value()).addString(kind.wireName()).addShort((short) Shard.of(tenant))
                .addArrayOfUUID(RecordRows.ids(records))
                .addArrayOfString(texts(records, record -> record.key().source()))
                .addArrayOfString(texts(records, record -> record.key().externalId()))
                .addArrayOfLong(records.stream().map(StoredRecord::revision).toArray(Long[]::new))
                .addArrayOfString(texts(records, record -> record.state().name()))
                .addArrayOfLong(records.stream().map(record -> record.clock().version()).toArray(Long[]::new))
                .addArrayOfOffsetDateTime(times(records)).addArrayOfString(texts(records, RecordRows::fieldsJson))
                .addArrayOfString(texts(records, RecordRows::clocksJson))
                .addArrayOfString(texts(records, RecordRows::historyJson));
    }

    /** Inserts what is new; the ids of what was. Once in a transaction for a record. */
    Uni<Set<UUID>> insert(SqlConnection connection, PreparedItems prepared) {
        return connection.preparedQuery(INSERT).execute(prepared.insertion())
                .chain(rows -> {
                    if (rows.rowCount() == prepared.inserts().size()) {
                        return Uni.createFrom().item(prepared.inserts());
                    }
                    return rows.rowCount() == 0
                            ? Uni.createFrom().item(Set.of())
                            : inserted(connection, prepared);
                });
    }

    private static Uni<Set<UUID>> inserted(SqlConnection connection, PreparedItems prepared) {
        return connection.preparedQuery(INSERTED).execute(Tuple.of(prepared.tenant().value(),
                prepared.kind().wireName(), prepared.inserts().toArray(UUID[]::new))).map(rows -> {
                    Set<UUID> inserted = HashSet.newHashSet(rows.size());
                    rows.forEach(row -> inserted.add(row.getUUID(0)));
                    return inserted;
                });
    }

    /** The records that the inputs concern, by id, as far as they exist. */
    Uni<Map<UUID, StoredRecord>> read(SqlConnection connection, TenantId tenant, RecordKind kind,
            List<RecordInput> inputs) {
        Set<UUID> ids = new HashSet<>();
        boolean merges = false;
        for (RecordInput input : inputs) {
            ids.add(input.id());
            if (input.mergedInto() != null) {
                merges = true;
                ids.add(input.mergedInto());
            }
        }
        Tuple arguments = Tuple.of(tenant.value(), kind.wireName(), ids.toArray(UUID[]::new));
        Uni<RowSet<Row>> rows = merges
                ? connection.preparedQuery(LOCK_MERGES).execute(Tuple.of(tenant.value()))
                        .chain(() -> connection.preparedQuery(READ_WITH_SURVIVORS).execute(arguments))
                : connection.preparedQuery(READ).execute(arguments);
        return rows.emitOn(Infrastructure.getDefaultWorkerPool()).map(RecordStore::byId);
    }

    private static Map<UUID, StoredRecord> byId(RowSet<Row> rows) {
        Map<UUID, StoredRecord> records = new HashMap<>();
        for (Row row : rows) {
            StoredRecord record = RecordRows.record(row);
            records.put(record.id(), record);
        }
        return records;
    }

    /** Writes what a batch has made of the records; the ids of those that somebody else has written in between. */
    Uni<Set<UUID>> write(SqlConnection connection, TenantId tenant, RecordKind kind, Map<UUID, StoredRecord> before,
            RecordBatch batch) {
        if (batch.toStore().isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        List<StoredRecord> records = inOrder(batch);
        return connection.preparedQuery(WRITE).execute(arguments(tenant, kind, before, records)).map(rows -> {
            Set<UUID> contested = new HashSet<>(List.of(RecordRows.ids(records)));
            rows.forEach(row -> contested.remove(row.getUUID(0)));
            return contested;
        });
    }

    /** Always in the same order, so that two batches that meet wait for each other instead of deadlocking. */
    private static List<StoredRecord> inOrder(RecordBatch batch) {
        List<StoredRecord> records = new ArrayList<>(batch.toStore());
        records.sort(Comparator.comparing(StoredRecord::id));
        return records;
    }

    private static OffsetDateTime[] times(Collection<StoredRecord> records) {
        return records.stream().map(record -> record.clock().at().atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }

    private static Tuple arguments(TenantId tenant, RecordKind kind, Map<UUID, StoredRecord> before,
            Collection<StoredRecord> records) {
        return Tuple.tuple().addUUID(tenant.value()).addString(kind.wireName()).addShort((short) Shard.of(tenant))
                .addArrayOfUUID(RecordRows.ids(records))
                .addArrayOfString(texts(records, record -> record.key().source()))
                .addArrayOfString(texts(records, record -> record.key().externalId()))
                .addArrayOfLong(records.stream().map(StoredRecord::revision).toArray(Long[]::new))
                .addArrayOfInteger(records.stream().map(record -> writes(before, record)).toArray(Integer[]::new))
                .addArrayOfString(texts(records, record -> record.state().name()))
                .addArrayOfUUID(records.stream().map(StoredRecord::mergedInto).toArray(UUID[]::new))
                .addArrayOfLong(records.stream().map(record -> record.clock().version()).toArray(Long[]::new))
                .addArrayOfOffsetDateTime(times(records))
                .addArrayOfString(texts(records, RecordRows::fieldsJson))
                .addArrayOfString(texts(records, RecordRows::clocksJson))
                .addArrayOfString(texts(records, RecordRows::historyJson))
                .addArrayOfString(records.stream().map(record -> replaced(before.get(record.id()), record))
                        .toArray(String[]::new));
    }

    /** One more than the row has now, however often the batch has touched the record. */
    private static int writes(Map<UUID, StoredRecord> before, StoredRecord record) {
        StoredRecord stored = before.get(record.id());
        return stored == null ? 1 : stored.writes() + 1;
    }

    private static @Nullable String replaced(@Nullable StoredRecord before, StoredRecord after) {
        return before == null || before.revision() == after.revision()
                ? null
                : RecordRows.replacedJson(before, after);
    }

    private static String[] texts(Collection<StoredRecord> records, Function<StoredRecord, String> text) {
        String[] texts = new String[records.size()];
        int i = 0;
        for (StoredRecord record : records) {
            texts[i++] = text.apply(record);
        }
        return texts;
    }
}
