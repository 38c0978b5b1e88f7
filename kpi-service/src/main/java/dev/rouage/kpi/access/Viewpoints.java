package dev.rouage.kpi.access;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.RequestScoped;

import dev.rouage.kpi.contribution.Reporting;
import dev.rouage.kpi.settings.ReportingSettings;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import dev.rouage.platform.tenant.CurrentViewer;
import dev.rouage.platform.tenant.Role;
import dev.rouage.platform.tenant.Viewer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** Finds the viewpoint of the request: one statement, however many of its fields ask for it. */
@RequestScoped
public class Viewpoints {
    /** A person may stand in the records twice; then the smallest id speaks for both, always the same one. */
    private static final String VIEWPOINT = """
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
            SELECT settings.reporting_zone, settings.currency, progress.data_through, me.id, me.team,
                ARRAY(SELECT tree.team FROM led, team_tree($1, led.teams) tree) AS teams,
                ARRAY(SELECT reps.rep FROM led, team_reps($1, led.teams) reps) AS reps,
                coalesce(settings.generation, 0)::int AS generation
            FROM (SELECT 1) AS always
            LEFT JOIN company_settings settings ON settings.tenant_id = $1
            LEFT JOIN feed_progress progress ON progress.tenant_id = $1
            LEFT JOIN me ON true
            """;

    private final CurrentViewer currentViewer;
    private final TenantDatabase database;
    private final Clock clock;
    private @Nullable Uni<Viewpoint> found;

    Viewpoints(CurrentViewer currentViewer, TenantDatabase database, Clock clock) {
        this.currentViewer = currentViewer;
        this.database = database;
        this.clock = clock;
    }

    /** The viewpoint; fails with {@code FORBIDDEN} for those who may not see any figure, as machines that push records. */
    public synchronized Uni<Viewpoint> current() {
        if (found == null) {
            found = find().memoize().indefinitely();
        }
        return found;
    }

    /** The viewpoint of a company's administrator; fails with {@code FORBIDDEN} for anyone else. */
    public Uni<Viewpoint> administrator() {
        if (!currentViewer.get().has(Role.ADMIN)) {
            return Uni.createFrom().failure(
                    new RouageException(StandardErrorCode.FORBIDDEN,
                            "Only an administrator of the company may do this"));
        }
        return current();
    }

    private Uni<Viewpoint> find() {
        Viewer viewer = currentViewer.get();
        if (viewer.roles().stream().allMatch(role -> role == Role.INTEGRATOR || role == Role.MONEY)) {
            return Uni.createFrom().failure(
                    new RouageException(StandardErrorCode.FORBIDDEN, "The caller's roles allow no figure to be seen"));
        }
        Tuple arguments = Tuple.of(viewer.tenant().value(), viewer.repId().orElse(null),
                viewer.email().orElse(null), viewer.has(Role.MANAGER));
        return database.query(viewer.tenant(), VIEWPOINT, arguments)
                .map(rows -> viewpoint(viewer, rows.iterator().next(), clock.instant()));
    }

    private static Viewpoint viewpoint(Viewer viewer, Row row, Instant now) {
        Reporting reporting = row.getString(0) == null
                ? ReportingSettings.DEFAULT
                : new Reporting(ZoneId.of(row.getString(0)), row.getString(1));
        Scope scope = viewer.has(Role.ADMIN) ? new Scope.Company() : people(viewer, row);
        return new Viewpoint(viewer.tenant(), row.getInteger(7), reporting, scope, viewer.has(Role.MONEY),
                Optional.ofNullable(row.getOffsetDateTime(2)).map(OffsetDateTime::toInstant), now);
    }

    private static Scope people(Viewer viewer, Row row) {
        Set<UUID> teams = new HashSet<>(List.of(row.getArrayOfUUIDs(5)));
        Set<UUID> reps = new HashSet<>(List.of(row.getArrayOfUUIDs(6)));
        Optional.ofNullable(row.getUUID(3)).or(viewer::repId).ifPresent(reps::add);
        Optional.ofNullable(row.getString(4)).map(UUID::fromString).ifPresent(teams::add);
        return new Scope.People(reps, teams);
    }
}
