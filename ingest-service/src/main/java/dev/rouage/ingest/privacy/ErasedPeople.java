package dev.rouage.ingest.privacy;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.ingest.record.Erasure;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Tells who has been erased. */
@ApplicationScoped
public class ErasedPeople {
    private static final String AMONG = """
            SELECT r.id FROM record r WHERE r.tenant_id = $1 AND r.kind = $2::text::record_kind
               AND r.id = ANY($3::uuid[]) AND jsonb_exists(r.clocks, $4)
            """;

    /** Those of the records that are people who have been erased. */
    public Uni<Set<UUID>> among(SqlConnection connection, TenantId tenant, RecordKind kind, Collection<UUID> records) {
        if (records.isEmpty() || !Erasure.isPersonal(kind)) {
            return Uni.createFrom().item(Set.of());
        }
        return connection.preparedQuery(AMONG)
                .execute(Tuple.of(tenant.value(), kind.wireName(), records.toArray(UUID[]::new), Erasure.MARK))
                .map(rows -> {
                    Set<UUID> erased = HashSet.newHashSet(rows.size());
                    rows.forEach(row -> erased.add(row.getUUID(0)));
                    return erased;
                });
    }
}
