package dev.rouage.kpi.feed;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.record.RecordChange;
import dev.rouage.kpi.restate.Touched;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Finds the journeys of whatever kind that stand with a rep who was merged, or whose merge was undone. They stand with one
 * of the reps on the way from it to its survivor, as that way was or is: each part of the way that has changed is a change
 * of the batch, the rest is followed in the records.
 */
@ApplicationScoped
class RepFanOutRule implements FanOutRule {
    private static final String BY_REP = """
            WITH RECURSIVE way (id) AS (
                SELECT * FROM unnest($2::uuid[])
                UNION
                SELECT rep.merged_into FROM way
                JOIN crm_record rep ON rep.tenant_id = $1 AND rep.kind = 'rep' AND rep.id = way.id
                WHERE rep.merged_into IS NOT NULL
            ), ids AS (
                SELECT array_agg(id) AS reps FROM way
            )
            SELECT j.kind::int, j.id FROM ids JOIN journey j ON j.tenant_id = $1 AND j.rep_id = ANY (ids.reps)
            UNION
            SELECT j.kind::int, j.id FROM ids JOIN journey j ON j.tenant_id = $1 AND j.current_rep_id = ANY (ids.reps)
            """;

    @Override
    public Uni<Touched> of(SqlConnection connection, TenantId tenant, List<RecordChange> changes) {
        Set<UUID> reps = new HashSet<>();
        changes.stream().filter(change -> change.kind() == RecordKind.REP).forEach(change -> add(reps, change));
        Touched touched = Touched.none();
        return reps.isEmpty()
                ? Uni.createFrom().item(touched)
                : connection.preparedQuery(BY_REP)
                        .execute(Tuple.of(tenant.value(), reps.toArray(UUID[]::new))).map(rows -> {
                            rows.forEach(row -> touched.add(JourneyKind.ofCode(row.getInteger(0)), row.getUUID(1)));
                            return touched;
                        });
    }

    private static void add(Set<UUID> reps, RecordChange change) {
        UUID before = change.before() == null ? null : change.before().mergedInto();
        UUID after = change.after().mergedInto();
        if (!Objects.equals(before, after)) {
            reps.add(change.id());
            change.versions().forEach(version -> {
                if (version.mergedInto() != null) {
                    reps.add(version.mergedInto());
                }
            });
        }
    }
}
