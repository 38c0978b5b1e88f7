package dev.rouage.kpi.feed;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.record.RecordChange;
import dev.rouage.kpi.restate.Touched;
import dev.rouage.kpi.settings.ReportingSettings;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Finds the leads whose clock may be another team's now: those of reps who have changed teams, and of the reps below a team
 * that stands elsewhere. Nothing depends on teams while none has business hours of its own.
 */
@ApplicationScoped
class TeamHoursFanOutRule implements FanOutRule {
    /** Leads stand with the survivors of merged reps; whose merges come and go is the matter of {@link RepFanOutRule}. */
    private static final String BY_REP = """
            SELECT DISTINCT j.id FROM journey j
            WHERE j.tenant_id = $1 AND j.kind = $4 AND j.rep_id = ANY (ARRAY(
                SELECT unnest($2::uuid[]) UNION SELECT member.rep FROM team_reps($1, $3::uuid[]) AS member))
            """;

    private final ReportingSettings settings;

    TeamHoursFanOutRule(ReportingSettings settings) {
        this.settings = settings;
    }

    @Override
    public Uni<Touched> of(SqlConnection connection, TenantId tenant, List<RecordChange> changes) {
        Set<UUID> reps = moved(changes, RecordKind.REP, "team");
        Set<UUID> teams = moved(changes, RecordKind.TEAM, "parentTeam");
        return reps.isEmpty() && teams.isEmpty()
                ? Uni.createFrom().item(Touched.none())
                : settings.editions(connection, tenant)
                        .chain(editions -> editions.stream().allMatch(one -> one.reporting().teamHours().isEmpty())
                                ? Uni.createFrom().item(Touched.none())
                                : leads(connection, tenant, reps, teams));
    }

    private static Uni<Touched> leads(SqlConnection connection, TenantId tenant, Set<UUID> reps, Set<UUID> teams) {
        return connection.preparedQuery(BY_REP)
                .execute(Tuple.of(tenant.value(), reps.toArray(UUID[]::new), teams.toArray(UUID[]::new),
                        JourneyKind.LEAD.code()))
                .map(rows -> Touched.of(JourneyKind.LEAD, rows.stream().map(row -> row.getUUID(0)).toList()));
    }

    private static Set<UUID> moved(List<RecordChange> changes, RecordKind kind, String above) {
        Set<UUID> moved = new HashSet<>();
        changes.stream().filter(change -> change.kind() == kind && change.moves(List.of(above)))
                .forEach(change -> moved.add(change.id()));
        return moved;
    }
}
