package dev.rouage.coaching.roster;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.Role;
import dev.rouage.platform.tenant.TenantId;
import dev.rouage.platform.tenant.Viewer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Finds people for somebody who asks. A person sees itself; a manager also who is in a team that it manages or in one
 * below; a coach and an admin see everybody.
 */
@ApplicationScoped
public class Roster {
    /** The viewer's own records, and the teams led by it; $1 tenant, $2 rep id, $3 e-mail, $4 whether it manages. */
    private static final String VIEWER = """
            WITH RECURSIVE viewer (id) AS (
                SELECT survivor_id FROM rep
                WHERE tenant_id = $1 AND state <> 'DELETED' AND (id = $2 OR ($2::uuid IS NULL AND email = $3))
            ), led (id) AS (
                SELECT team.survivor_id
                FROM viewer JOIN rep ON rep.tenant_id = $1 AND rep.survivor_id = viewer.id
                JOIN team ON team.tenant_id = $1 AND team.manager_id = rep.id
                WHERE team.state = 'LIVE' AND $4
              UNION
                SELECT child.survivor_id
                FROM led JOIN team parent ON parent.tenant_id = $1 AND parent.survivor_id = led.id
                JOIN team child ON child.tenant_id = $1 AND child.parent_id = parent.id
                WHERE child.state = 'LIVE'
            )
            """;
    private static final String FIND = VIEWER + """
            SELECT asked.id AS asked, person.id, person.hired_on,
                   $5 OR person.id IN (SELECT id FROM viewer)
                      OR team.survivor_id IS NOT NULL AND team.survivor_id IN (SELECT id FROM led) AS visible
            FROM unnest($6::uuid[]) AS asked (id)
            JOIN rep alias ON alias.tenant_id = $1 AND alias.id = asked.id
            JOIN rep person ON person.tenant_id = $1 AND person.id = alias.survivor_id AND person.state = 'LIVE'
            LEFT JOIN team ON team.tenant_id = $1 AND team.id = person.team_id
            """;
    private static final String OWN = """
            SELECT person.id
            FROM rep alias JOIN rep person ON person.tenant_id = $1 AND person.id = alias.survivor_id
            WHERE alias.tenant_id = $1 AND alias.state <> 'DELETED' AND person.state = 'LIVE'
              AND (alias.id = $2 OR ($2::uuid IS NULL AND alias.email = $3))
            ORDER BY person.id LIMIT 1
            """;
    /** The people of teams and of the teams below them; $2 the teams, $3 the day. */
    private static final String MEMBERS = """
            WITH RECURSIVE tree (id) AS (
                SELECT survivor_id FROM team WHERE tenant_id = $1 AND id = ANY ($2)
              UNION
                SELECT child.survivor_id
                FROM tree JOIN team parent ON parent.tenant_id = $1 AND parent.survivor_id = tree.id
                JOIN team child ON child.tenant_id = $1 AND child.parent_id = parent.id
                WHERE child.state = 'LIVE'
            )
            SELECT rep.id
            FROM tree JOIN team ON team.tenant_id = $1 AND team.survivor_id = tree.id
            JOIN rep ON rep.tenant_id = $1 AND rep.team_id = team.id
            WHERE rep.state = 'LIVE' AND (rep.left_on IS NULL OR rep.left_on > $3)
            """;

    private static final String UNKNOWN_TEAMS = """
            SELECT id FROM unnest($2::uuid[]) AS asked (id)
            WHERE NOT EXISTS (SELECT FROM team WHERE tenant_id = $1 AND team.id = asked.id AND state <> 'DELETED')
            """;

    private final TenantDatabase database;

    Roster(TenantDatabase database) {
        this.database = database;
    }

    /** The people of those ids; an id that is not in the company's roster is not in the answer. One statement. */
    public Uni<Map<UUID, Person>> find(Viewer viewer, Collection<UUID> ids) {
        boolean everybody = viewer.has(Role.COACH) || viewer.has(Role.ADMIN);
        Tuple arguments = identity(viewer).addBoolean(everybody).addArrayOfUUID(ids.toArray(UUID[]::new));
        return database.query(viewer.tenant(), FIND, arguments).map(rows -> {
            Map<UUID, Person> people = HashMap.newHashMap(rows.size());
            rows.forEach(row -> people.put(row.getUUID("asked"), person(row)));
            return people;
        });
    }

    /** The person who asks; empty when nobody in the roster has its id or e-mail. */
    public Uni<Optional<UUID>> own(Viewer viewer) {
        Tuple arguments = Tuple.of(viewer.tenant().value(), viewer.repId().orElse(null), viewer.email().orElse(null));
        return database.query(viewer.tenant(), OWN, arguments)
                .map(rows -> rows.stream().map(row -> row.getUUID("id")).findFirst());
    }

    /** The people who work, on that day, in those teams or in teams below them. */
    public Uni<Set<UUID>> membersOf(TenantId tenant, Set<UUID> teams, LocalDate today) {
        Tuple arguments = Tuple.of(tenant.value()).addArrayOfUUID(teams.toArray(UUID[]::new)).addLocalDate(today);
        return database.query(tenant, MEMBERS, arguments).map(Roster::ids);
    }

    /** Those of the ids that are no team of the company. */
    public Uni<Set<UUID>> unknownTeams(TenantId tenant, Set<UUID> teams) {
        Tuple arguments = Tuple.of(tenant.value()).addArrayOfUUID(teams.toArray(UUID[]::new));
        return database.query(tenant, UNKNOWN_TEAMS, arguments).map(Roster::ids);
    }

    private static Set<UUID> ids(RowSet<Row> rows) {
        return rows.stream().map(row -> row.getUUID("id")).collect(Collectors.toUnmodifiableSet());
    }

    private static Person person(Row row) {
        return new Person(row.getUUID("id"), row.getLocalDate("hired_on"), row.getBoolean("visible"));
    }

    private static Tuple identity(Viewer viewer) {
        return Tuple.tuple().addUUID(viewer.tenant().value()).addUUID(viewer.repId().orElse(null))
                .addString(viewer.email().orElse(null)).addBoolean(viewer.has(Role.MANAGER));
    }
}
