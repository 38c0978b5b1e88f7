package dev.rouage.kpi.access;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.RequestScoped;

import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import dev.rouage.platform.tenant.CurrentViewer;
import dev.rouage.platform.tenant.Role;
import dev.rouage.platform.tenant.Viewer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Whom a person may set something for, which is less than whose figures it may see. */
@RequestScoped
public class Leadership {
    /** A person may stand in the records twice; then the smallest id speaks for both, always the same one. */
    static final String PERSON = """
            WITH me AS (
                SELECT id, fields ->> 'team' AS team FROM crm_record
                WHERE tenant_id = $1 AND kind = 'rep' AND state = 'LIVE'
                    AND CASE WHEN $2::uuid IS NULL THEN lower(fields ->> 'email') = $3 ELSE id = $2 END
                ORDER BY id LIMIT 1
            ), led AS (
                SELECT coalesce(array_agg(team.id), '{}') AS teams FROM me
                JOIN crm_record team ON team.tenant_id = $1 AND team.kind = 'team' AND team.state = 'LIVE'
                    AND team.fields ->> 'manager' = me.id::text
                WHERE $4
            )
            """;
    private static final String LED = PERSON + """
            SELECT ARRAY(SELECT tree.team FROM led, team_tree($1, led.teams) tree),
                ARRAY(SELECT reps.rep FROM led, team_reps($1, led.teams) reps)
            """;

    private final CurrentViewer currentViewer;
    private final TenantDatabase database;

    Leadership(CurrentViewer currentViewer, TenantDatabase database) {
        this.currentViewer = currentViewer;
        this.database = database;
    }

    /**
     * Everyone for an administrator, the teams below those it leads and their reps for a manager; fails with
     * {@code FORBIDDEN} for anyone else.
     */
    public Uni<Scope> current() {
        Viewer viewer = currentViewer.get();
        if (viewer.has(Role.ADMIN)) {
            return Uni.createFrom().item(new Scope.Company());
        }
        if (!viewer.has(Role.MANAGER)) {
            return Uni.createFrom().failure(new RouageException(StandardErrorCode.FORBIDDEN,
                    "Only managers and administrators may do this"));
        }
        Tuple arguments = Tuple.of(viewer.tenant().value(), viewer.repId().orElse(null),
                viewer.email().orElse(null), true);
        return database.query(viewer.tenant(), LED, arguments).map(rows -> scope(rows.iterator().next()));
    }

    /** The name that stands beside what the person sets. */
    public String name() {
        Viewer viewer = currentViewer.get();
        return viewer.email().orElse(viewer.subject());
    }

    private static Scope scope(Row row) {
        return new Scope.People(Set.copyOf(List.of(row.getArrayOfUUIDs(1))),
                Set.copyOf(List.of(row.getArrayOfUUIDs(0))));
    }
}
