package dev.rouage.kpi.access;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.RequestScoped;

import dev.rouage.kpi.settings.SettingsRow;
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
    private static final String VIEWPOINT = Leadership.PERSON + """
            SELECT progress.data_through, me.id, me.team,
                ARRAY(SELECT tree.team FROM led, team_tree($1, led.teams) tree) AS teams,
                ARRAY(SELECT reps.rep FROM led, team_reps($1, led.teams) reps) AS reps,
                coalesce(settings.generation, 0)::int AS generation,
            """ + SettingsRow.REPORTING + ", " + SettingsRow.POLICY + """
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

    /** Fails at once with {@code FORBIDDEN} for those who may not see any figure, where a failure later would be lost. */
    public void check() {
        if (seesNothing(currentViewer.get())) {
            throw nothingToSee();
        }
    }

    private static boolean seesNothing(Viewer viewer) {
        return viewer.roles().stream().allMatch(role -> role == Role.INTEGRATOR || role == Role.MONEY);
    }

    private static RouageException nothingToSee() {
        return new RouageException(StandardErrorCode.FORBIDDEN, "The caller's roles allow no figure to be seen");
    }

    private Uni<Viewpoint> find() {
        Viewer viewer = currentViewer.get();
        if (seesNothing(viewer)) {
            return Uni.createFrom().failure(nothingToSee());
        }
        Tuple arguments = Tuple.of(viewer.tenant().value(), viewer.repId().orElse(null),
                viewer.email().orElse(null), viewer.has(Role.MANAGER));
        return database.query(viewer.tenant(), VIEWPOINT, arguments)
                .map(rows -> viewpoint(viewer, rows.iterator().next(), clock.instant()));
    }

    private static Viewpoint viewpoint(Viewer viewer, Row row, Instant now) {
        Scope scope = viewer.has(Role.ADMIN) ? new Scope.Company() : people(viewer, row);
        return new Viewpoint(viewer.tenant(), row.getInteger(5), SettingsRow.reporting(row, 6),
                SettingsRow.policy(row, 12),
                scope, viewer.has(Role.MONEY),
                Optional.ofNullable(row.getOffsetDateTime(0)).map(OffsetDateTime::toInstant), now);
    }

    private static Scope people(Viewer viewer, Row row) {
        Set<UUID> teams = new HashSet<>(List.of(row.getArrayOfUUIDs(3)));
        Set<UUID> reps = new HashSet<>(List.of(row.getArrayOfUUIDs(4)));
        Optional.ofNullable(row.getUUID(1)).or(viewer::repId).ifPresent(reps::add);
        Optional.ofNullable(row.getString(2)).map(UUID::fromString).ifPresent(teams::add);
        return new Scope.People(reps, teams);
    }
}
