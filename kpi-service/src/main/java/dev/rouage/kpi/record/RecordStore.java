package dev.rouage.kpi.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.event.ChangeEvent;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.event.RecordState;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** Keeps the newest state of each record, in one statement for a batch. */
@ApplicationScoped
public class RecordStore {
    /** Of a kind that others depend on, the fields before tell what they have to forget. */
    private static final String UPSERT = """
            INSERT INTO crm_record AS r (tenant_id, kind, id, revision, state, merged_into, source, external_id, fields,
                history, account_ref, lead_ref, opportunity_ref, rep_ref)
            SELECT $1, kind, id, revision, state, merged_into, source, external_id, fields::jsonb, history::jsonb,
                account_ref, lead_ref, opportunity_ref, rep_ref
            FROM unnest($2::text[], $3::uuid[], $4::bigint[], $5::text[], $6::uuid[], $7::text[], $8::text[], $9::text[],
                $10::text[], $11::uuid[], $12::uuid[], $13::uuid[], $14::uuid[]) AS given (kind, id, revision, state,
                merged_into, source, external_id, fields, history, account_ref, lead_ref, opportunity_ref, rep_ref)
            ORDER BY kind, id
            ON CONFLICT (tenant_id, kind, id) DO UPDATE SET revision = excluded.revision, state = excluded.state,
                merged_into = excluded.merged_into, source = excluded.source, external_id = excluded.external_id,
                fields = excluded.fields, history = excluded.history, account_ref = excluded.account_ref,
                lead_ref = excluded.lead_ref, opportunity_ref = excluded.opportunity_ref, rep_ref = excluded.rep_ref
            WHERE excluded.revision > r.revision
            RETURNING new.kind, new.id, old.state, old.merged_into,
                CASE WHEN new.kind IN ('account', 'lead', 'pipelineStage', 'fxRate') THEN old.fields::text END,
                old.account_ref, old.lead_ref, old.opportunity_ref, old.rep_ref
            """;

    /** Stores what is newer than what is there; the changes are of one company. Answers with those that were. */
    public Uni<List<RecordChange>> upsert(SqlConnection connection, TenantId tenant, Collection<ChangeEvent> changes) {
        Map<Key, ChangeEvent> newest = new HashMap<>();
        for (ChangeEvent change : changes) {
            newest.merge(new Key(change.kind(), change.id()), change,
                    (one, other) -> one.revision() >= other.revision() ? one : other);
        }
        return connection.preparedQuery(UPSERT).execute(arguments(tenant, List.copyOf(newest.values()))).map(rows -> {
            List<RecordChange> stored = new ArrayList<>();
            for (Row row : rows) {
                RecordKind kind = RecordKind.ofWireName(row.getString(0)).orElseThrow();
                ChangeEvent event = newest.get(new Key(kind, row.getUUID(1)));
                stored.add(new RecordChange(kind, event.id(), event.source(), before(row), after(event)));
            }
            return stored;
        });
    }

    private static Tuple arguments(TenantId tenant, List<ChangeEvent> changes) {
        return Tuple.tuple()
                .addUUID(tenant.value())
                .addArrayOfString(column(changes, change -> change.kind().wireName(), String[]::new))
                .addArrayOfUUID(column(changes, ChangeEvent::id, UUID[]::new))
                .addArrayOfLong(column(changes, ChangeEvent::revision, Long[]::new))
                .addArrayOfString(column(changes, change -> change.state().name(), String[]::new))
                .addArrayOfUUID(column(changes, RecordStore::mergedInto, UUID[]::new))
                .addArrayOfString(column(changes, ChangeEvent::source, String[]::new))
                .addArrayOfString(column(changes, ChangeEvent::externalId, String[]::new))
                .addArrayOfString(column(changes, change -> change.fields().toString(), String[]::new))
                .addArrayOfString(column(changes, change -> change.history().toString(), String[]::new))
                .addArrayOfUUID(references(changes, References::account))
                .addArrayOfUUID(references(changes, References::lead))
                .addArrayOfUUID(references(changes, References::opportunity))
                .addArrayOfUUID(references(changes, References::rep));
    }

    private static <T> T[] column(List<ChangeEvent> changes, Function<ChangeEvent, @Nullable T> value,
            java.util.function.IntFunction<T[]> array) {
        return changes.stream().map(value).toArray(array);
    }

    private static UUID[] references(List<ChangeEvent> changes, Function<References, @Nullable UUID> reference) {
        return column(changes, change -> reference.apply(References.of(change.fields())), UUID[]::new);
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

    private static RecordVersion after(ChangeEvent event) {
        return new RecordVersion(event.state(), mergedInto(event), event.fields(), References.of(event.fields()));
    }

    private record Key(RecordKind kind, UUID id) {}
}
