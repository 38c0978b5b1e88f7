package dev.rouage.ingest.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.ingest.record.RecordInput.Reference;
import dev.rouage.ingest.record.RecordReader.ReadItem;
import dev.rouage.ingest.record.RecordWarning;
import dev.rouage.ingest.store.RecordResult;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Tells senders which of the records that theirs name have not come yet: one statement for a batch, after it is stored. A
 * reference is an id from the start, so that nothing has to be done when the parent comes. Imports are not asked about;
 * their quality report tells.
 */
@ApplicationScoped
public class PendingReferences {
    private static final String MISSING = """
            SELECT t.id FROM unnest($2::text[], $3::uuid[]) AS t(kind, id)
             WHERE NOT EXISTS (SELECT FROM record r
               WHERE r.tenant_id = $1 AND r.kind = t.kind::record_kind AND r.id = t.id)
            """;

    /** The results with all that is odd about their items. */
    public Uni<List<RecordResult>> warn(SqlConnection connection, TenantId tenant, List<ReadItem> items,
            List<RecordResult> results) {
        Map<UUID, String> named = new HashMap<>();
        forEachTaken(items, results,
                item -> item.input().references().forEach(one -> named.put(one.id(), one.kind().wireName())));
        return missing(connection, tenant, named).map(missing -> warned(items, results, missing));
    }

    private static Uni<Set<UUID>> missing(SqlConnection connection, TenantId tenant, Map<UUID, String> named) {
        if (named.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        List<UUID> ids = List.copyOf(named.keySet());
        Tuple arguments = Tuple.tuple().addUUID(tenant.value())
                .addArrayOfString(ids.stream().map(named::get).toArray(String[]::new))
                .addArrayOfUUID(ids.toArray(UUID[]::new));
        return connection.preparedQuery(MISSING).execute(arguments).map(rows -> {
            Set<UUID> missing = new HashSet<>();
            rows.forEach(row -> missing.add(row.getUUID(0)));
            return missing;
        });
    }

    private static List<RecordResult> warned(List<ReadItem> items, List<RecordResult> results, Set<UUID> missing) {
        List<RecordResult> answer = new ArrayList<>(results.size());
        for (int i = 0; i < results.size(); i++) {
            RecordResult result = results.get(i);
            answer.add(items.get(i) instanceof ReadItem.Valid item && result.wasApplied()
                    ? result.with(warnings(item, missing))
                    : result);
        }
        return answer;
    }

    private static List<RecordWarning> warnings(ReadItem.Valid item, Set<UUID> missing) {
        if (missing.isEmpty()) {
            return item.warnings();
        }
        List<RecordWarning> warnings = new ArrayList<>(item.warnings());
        for (Reference reference : item.input().references()) {
            if (missing.contains(reference.id())) {
                warnings.add(RecordWarning.pending(reference));
            }
        }
        return warnings;
    }

    private static void forEachTaken(List<ReadItem> items, List<RecordResult> results,
            Consumer<ReadItem.Valid> work) {
        for (int i = 0; i < results.size(); i++) {
            if (items.get(i) instanceof ReadItem.Valid item && results.get(i).wasApplied()) {
                work.accept(item);
            }
        }
    }
}
