package dev.rouage.kpi.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.database.Pieces;
import dev.rouage.platform.event.ChangeEvent;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.event.RecordState;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** Keeps the newest state of each record, in a statement for thousands of them. */
@ApplicationScoped
public class RecordStore {
    private static final int ROWS_OF_A_STATEMENT = 2_000;
    /** Of a kind that others depend on, the fields before tell what they have to forget. */
    private static final String UPSERT = """
            INSERT INTO crm_record AS r (tenant_id, kind, id, revision, state, merged_into, source, external_id, fields,
                history, account_ref, lead_ref, opportunity_ref, rep_ref)
            SELECT $1, kind, id, revision, state, merged_into, source, external_id, fields::jsonb, history::jsonb,
                account_ref, lead_ref, opportunity_ref, rep_ref
            FROM unnest($2::text[], $3::uuid[], $4::bigint[], $5::text[], $6::uuid[], $7::text[], $8::text[], $9::text[],
                $10::text[], $11::uuid[], $12::uuid[], $13::uuid[], $14::uuid[]) AS given (kind, id, revision, state,
                merged_into, source, external_id, fields, history, account_ref, lead_ref, opportunity_ref, rep_ref)
            ON CONFLICT (tenant_id, kind, id) DO UPDATE SET revision = excluded.revision, state = excluded.state,
                merged_into = excluded.merged_into, source = excluded.source, external_id = excluded.external_id,
                fields = excluded.fields, history = excluded.history, account_ref = excluded.account_ref,
                lead_ref = excluded.lead_ref, opportunity_ref = excluded.opportunity_ref, rep_ref = excluded.rep_ref
            WHERE excluded.revision > r.revision
            RETURNING new.kind, new.id, old.state, old.merged_into,
                CASE WHEN new.kind IN ('account', 'lead', 'pipelineStage', 'fxRate', 'rep', 'team')
                    THEN old.fields::text END,
                old.account_ref, old.lead_ref, old.opportunity_ref, old.rep_ref
            """;

    /** Stores what is newer than what is there; the changes are of one company. Answers with those that were. */
    public Uni<List<RecordChange>> upsert(SqlConnection connection, TenantId tenant, Collection<ChangeEvent> changes) {
        Map<Key, ChangeEvent> newest = new HashMap<>();
        for (ChangeEvent change : changes) {
            newest.merge(new Key(change.kind(), change.id()), change,
                    (one, other) -> one.revision() >= other.revision() ? one : other);
        }
        Map<Key, Given> given = new HashMap<>();
        newest.forEach((key, event) -> given.put(key, new Given(event, References.of(event.fields()))));
        List<RecordChange> stored = new ArrayList<>(given.size());
        return Pieces.each(ordered(given), ROWS_OF_A_STATEMENT, some -> connection.preparedQuery(UPSERT)
                .execute(arguments(tenant, some))
                .invoke(rows -> rows.forEach(row -> stored.add(stored(row, given))))).replaceWith(stored);
    }

    /** As in the table's key: rows that lie together are touched together. */
    private static List<Given> ordered(Map<Key, Given> given) {
        return given.entrySet().stream().sorted(Map.Entry.comparingByKey(Key.STORED_ORDER)).map(Map.Entry::getValue)
                .toList();
    }

    private static RecordChange stored(Row row, Map<Key, Given> given) {
        RecordKind kind = RecordKind.ofWireName(row.getString(0)).orElseThrow();
        Given now = given.get(new Key(kind, row.getUUID(1)));
        ChangeEvent event = now.event();
        RecordVersion after = new RecordVersion(event.state(), mergedInto(event), event.fields(), now.references());
        return new RecordChange(kind, event.id(), event.source(), before(row), after);
    }

    private static Tuple arguments(TenantId tenant, List<Given> given) {
        return Tuple.tuple()
                .addUUID(tenant.value())
                .addArrayOfString(column(given, one -> one.event().kind().wireName(), String[]::new))
                .addArrayOfUUID(column(given, one -> one.event().id(), UUID[]::new))
                .addArrayOfLong(column(given, one -> one.event().revision(), Long[]::new))
                .addArrayOfString(column(given, one -> one.event().state().name(), String[]::new))
                .addArrayOfUUID(column(given, one -> mergedInto(one.event()), UUID[]::new))
                .addArrayOfString(column(given, one -> one.event().source(), String[]::new))
                .addArrayOfString(column(given, one -> one.event().externalId(), String[]::new))
                .addArrayOfString(column(given, one -> one.event().fields().toString(), String[]::new))
                .addArrayOfString(column(given, one -> one.event().history().toString(), String[]::new))
                .addArrayOfUUID(column(given, one -> one.references().account(), UUID[]::new))
                .addArrayOfUUID(column(given, one -> one.references().lead(), UUID[]::new))
                .addArrayOfUUID(column(given, one -> one.references().opportunity(), UUID[]::new))
                .addArrayOfUUID(column(given, one -> one.references().rep(), UUID[]::new));
    }

    private static <T> T[] column(List<Given> given, Function<Given, @Nullable T> value, IntFunction<T[]> array) {
        T[] column = array.apply(given.size());
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(given.get(i));
        }
        return column;
    }

    private static @Nullable UUID mergedInto(ChangeEvent change) {
        return change.state() == RecordState.MERGED ? change.mergedInto() : null;
    }

    private static @Nullable RecordVersion before(Row row) {
        String state = row.getString(2);
        return state == null
                ? null
                : new RecordVersion(RecordState.valueOf(state), row.getUUID(3), RecordJson.read(row.getString(4)),
                        new References(row.getUUID(5), row.getUUID(6), row.getUUID(7), row.getUUID(8)));
    }

    /** What is given, and whom it refers to. */
    private record Given(ChangeEvent event, References references) {}

    private record Key(RecordKind kind, UUID id) {
        static final Comparator<Key> STORED_ORDER = Comparator.comparing((Key key) -> key.kind.wireName())
                .thenComparing(Key::id, RecordLinks.STORED_ORDER);
    }
}
