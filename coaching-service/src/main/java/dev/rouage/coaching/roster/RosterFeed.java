package dev.rouage.coaching.roster;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.coaching.record.NewestChanges;
import dev.rouage.platform.event.ChangeEvent;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Keeps the roster: the newest revision of each person and team, and who has been merged into whom. */
@ApplicationScoped
public class RosterFeed {
    private static final String UPSERT_TEAMS = """
            INSERT INTO team (tenant_id, id, revision, state, merged_into, survivor_id, name, parent_id, manager_id)
            SELECT $1, id, revision, state, merged_into, id, name, parent_id, manager_id
            FROM unnest($2::uuid[], $3::bigint[], $4::text[], $5::uuid[], $6::text[], $7::uuid[], $8::uuid[])
              AS change (id, revision, state, merged_into, name, parent_id, manager_id)
            ON CONFLICT (tenant_id, id) DO UPDATE
            SET revision = excluded.revision, state = excluded.state, merged_into = excluded.merged_into,
                name = excluded.name, parent_id = excluded.parent_id, manager_id = excluded.manager_id
            WHERE excluded.revision > team.revision
            """;
    private static final String UPSERT_REPS = """
            INSERT INTO rep (tenant_id, id, revision, state, merged_into, survivor_id, name, email, team_id, hired_on, left_on)
            SELECT $1, id, revision, state, merged_into, id, name, email, team_id, hired_on, left_on
            FROM unnest($2::uuid[], $3::bigint[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::uuid[], $9::date[],
                        $10::date[])
              AS change (id, revision, state, merged_into, name, email, team_id, hired_on, left_on)
            ON CONFLICT (tenant_id, id) DO UPDATE
            SET revision = excluded.revision, state = excluded.state, merged_into = excluded.merged_into,
                name = excluded.name, email = excluded.email, team_id = excluded.team_id,
                hired_on = excluded.hired_on, left_on = excluded.left_on
            WHERE excluded.revision > rep.revision
            """;
    /** Follows each chain of merges to its end; only rows that are, or were, merged away can have moved. */
    private static final String FOLLOW_MERGES = """
            WITH RECURSIVE chain (id, reached, merges) AS (
                SELECT id, id, 0 FROM %1$s WHERE tenant_id = $1 AND (state = 'MERGED' OR survivor_id <> id)
              UNION ALL
                SELECT chain.id, step.merged_into, merges + 1
                FROM chain JOIN %1$s step ON step.tenant_id = $1 AND step.id = chain.reached
                WHERE step.state = 'MERGED' AND step.merged_into IS NOT NULL AND merges < 100
            ), final AS (
                SELECT DISTINCT ON (id) id, reached FROM chain ORDER BY id, merges DESC
            )
            UPDATE %1$s SET survivor_id = final.reached FROM final
            WHERE %1$s.tenant_id = $1 AND %1$s.id = final.id AND %1$s.survivor_id <> final.reached
            """;

    /** Applies the changes of people and teams among these, and leaves the others alone. */
    public Uni<Void> apply(SqlConnection connection, TenantId tenant, List<ChangeEvent> changes) {
        List<TeamChange> teams = NewestChanges.of(changes, RecordKind.TEAM).stream().map(TeamChange::of).toList();
        List<RepChange> reps = NewestChanges.of(changes, RecordKind.REP).stream().map(RepChange::of).toList();
        return store(connection, tenant, UPSERT_TEAMS, "team", TeamChange.columns(tenant, teams), teams.isEmpty())
                .chain(() -> store(connection, tenant, UPSERT_REPS, "rep", RepChange.columns(tenant, reps),
                        reps.isEmpty()));
    }

    private static Uni<Void> store(SqlConnection connection, TenantId tenant, String upsert, String table,
            Tuple columns, boolean nothing) {
        if (nothing) {
            return Uni.createFrom().voidItem();
        }
        return connection.preparedQuery(upsert).execute(columns)
                .chain(() -> connection.preparedQuery(FOLLOW_MERGES.formatted(table))
                        .execute(Tuple.of(tenant.value())))
                .replaceWithVoid();
    }
}
