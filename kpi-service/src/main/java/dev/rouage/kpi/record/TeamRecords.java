package dev.rouage.kpi.record;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.journey.Teams;
import dev.rouage.kpi.journey.Teams.Team;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads which teams a company has and who is in them. */
@ApplicationScoped
public class TeamRecords {
    /** Teams are few: all of them, as the way up from one may lead anywhere. */
    private static final String TEAMS = """
            SELECT kind, id, state, merged_into, fields ->> 'parentTeam' FROM crm_record
            WHERE tenant_id = $1 AND kind = 'team'
            UNION ALL
            SELECT kind, id, state, NULL, fields ->> 'team' FROM crm_record
            WHERE tenant_id = $1 AND kind = 'rep' AND id = ANY ($2) AND state = 'LIVE'
            """;
    private static final String LIVE = """
            SELECT id FROM crm_record WHERE tenant_id = $1 AND kind = 'team' AND id = ANY ($2) AND state = 'LIVE'
            """;

    /** The company's teams, and those of these reps. */
    public Uni<Teams> of(SqlConnection connection, TenantId tenant, Collection<UUID> reps) {
        return connection.preparedQuery(TEAMS).execute(Tuple.of(tenant.value(), reps.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, UUID> teamOfRep = new HashMap<>();
                    Map<UUID, Team> teams = new HashMap<>();
                    for (Row row : rows) {
                        Optional<UUID> above = Optional.ofNullable(row.getString(4)).flatMap(RecordJson::id);
                        if (row.getString(0).equals("rep")) {
                            above.ifPresent(team -> teamOfRep.put(row.getUUID(1), team));
                        } else {
                            teams.put(row.getUUID(1), new Team("DELETED".equals(row.getString(2)), row.getUUID(3),
                                    above.orElse(null)));
                        }
                    }
                    return new Teams(teamOfRep, teams);
                });
    }

    /** Those of the teams that the company has. */
    public Uni<Set<UUID>> live(SqlConnection connection, TenantId tenant, Collection<UUID> teams) {
        return connection.preparedQuery(LIVE).execute(Tuple.of(tenant.value(), teams.toArray(UUID[]::new)))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).collect(Collectors.toSet()));
    }
}
