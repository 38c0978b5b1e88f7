package dev.rouage.ingest.graph;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.graphql.PageRequest;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import dev.rouage.platform.tenant.Role;
import dev.rouage.platform.tenant.TenantId;
import dev.rouage.platform.tenant.Viewer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Reads live records for the graph, each call with one statement in one round trip. What
 * belongs to a rep (leads, opportunities, activities, survey responses) is open to that rep, its managers, and those who see
 * the whole company; anything else to everyone in the company.
 */
@ApplicationScoped
class RecordQuery {
    /** The viewer's own rep ($4, $5), the teams below it ($6: whether it manages at all), and their reps; $3 opens everything. */
    private static final String VISIBLE = visible("$3", "$4", "$5", "$6");
    private static final String LIVE = " FROM record r WHERE r.tenant_id = $1 AND r.kind = $2::text::record_kind"
            + " AND r.state = 'LIVE'";
    private static final String OWNED = " AND ($3 OR r.owner_id IN (SELECT rep FROM visible))";
    private static final String ANY = "SELECT " + GraphRecord.COLUMNS + LIVE + " AND r.id = ANY($3::uuid[])";
    private static final String OWNED_ANY = VISIBLE + "SELECT " + GraphRecord.COLUMNS + LIVE + OWNED
            + " AND r.id = ANY($7::uuid[])";
    private static final String MEMBERS = "SELECT " + GraphRecord.COLUMNS + """
             FROM unnest($2::text[]) AS team(id) CROSS JOIN LATERAL (
               SELECT m.* FROM record m WHERE m.tenant_id = $1 AND m.kind = 'rep' AND m.state = 'LIVE'
                  AND m.fields ->> 'team' = team.id
                  AND ($3::uuid IS NULL OR (m.fields ->> 'name', m.id) > ($4, $3))
                ORDER BY m.fields ->> 'name', m.id LIMIT $5) r
            """;
    private static final String ME = "SELECT " + GraphRecord.COLUMNS + """
             FROM record r WHERE r.tenant_id = $1 AND r.kind = 'rep' AND r.state = 'LIVE'
              AND CASE WHEN $2::uuid IS NULL THEN lower(r.fields ->> 'email') = $3 ELSE r.id = $2 END
             ORDER BY r.id LIMIT 1
            """;
    private static final int UUID_LENGTH = 36;

    private final TenantDatabase database;

    RecordQuery(TenantDatabase database) {
        this.database = database;
    }

    /** The key of a row in the order of names or dates, as its cursor carries it. */
    static String key(String text, String id) {
        return id + text;
    }

    /** The records of those ids, of a kind that everyone may see, as far as they exist, by id. */
    Uni<Map<UUID, GraphRecord>> any(TenantId tenant, RecordKind kind, Collection<@Nullable UUID> ids) {
        return read(tenant, ANY, Tuple.of(tenant.value(), kind.wireName(), distinct(ids))).map(RecordQuery::byId);
    }

    /** The records of those ids, of a kind that belongs to reps, as far as the viewer may see them, by id. */
    Uni<Map<UUID, GraphRecord>> ownedAny(Viewer viewer, RecordKind kind, Collection<@Nullable UUID> ids) {
        return read(viewer.tenant(), OWNED_ANY, visibility(viewer, kind).addArrayOfUUID(distinct(ids)))
                .map(RecordQuery::byId);
    }

    /** The first members of each of those teams, in the order of their names. */
    Uni<List<GraphRecord>> members(TenantId tenant, Collection<String> teamIds, PageRequest page) {
        return read(tenant, MEMBERS, Tuple.of(tenant.value(), teamIds.toArray(String[]::new), keyId(page),
                keyText(page), page.sizeAndOneMore()));
    }

    /** The rep that the viewer is; null for somebody who is none. */
    Uni<@Nullable GraphRecord> me(Viewer viewer) {
        return read(viewer.tenant(), ME, Tuple.of(viewer.tenant().value(), viewer.repId().orElse(null),
                viewer.email().orElse(null))).map(found -> found.isEmpty() ? null : found.getFirst());
    }

    /** Reads records with one statement, as that company. */
    Uni<List<GraphRecord>> read(TenantId tenant, String sql, Tuple arguments) {
        return database.query(tenant, sql, arguments)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(GraphRecord::of).toList());
    }

    /** Whether the viewer may see what belongs to anybody. */
    static boolean seesEverything(Viewer viewer) {
        return viewer.has(Role.ADMIN) || viewer.has(Role.COACH);
    }

    /** The query {@code visible} of the reps whose records a viewer may see who does not see everything. */
    static String visible(Viewer viewer, Conditions conditions) {
        return visible("false", conditions.argument(viewer.repId().orElse(null)),
                conditions.argument(viewer.email().orElse(null)) + "::text",
                String.valueOf(viewer.has(Role.MANAGER)));
    }

    private static String visible(String everything, String rep, String email, String manages) {
        return """
                WITH RECURSIVE me AS (
                  SELECT p.id FROM record p WHERE p.tenant_id = $1 AND p.kind = 'rep' AND p.state = 'LIVE'
                     AND NOT %1$s AND CASE WHEN %2$s::uuid IS NULL THEN lower(p.fields ->> 'email') = %3$s
                       ELSE p.id = %2$s END),
                own_team AS (
                  SELECT t.id FROM record t WHERE t.tenant_id = $1 AND t.kind = 'team' AND t.state = 'LIVE' AND %4$s
                     AND t.fields ->> 'manager' IN (SELECT id::text FROM me)
                  UNION
                  SELECT c.id FROM record c JOIN own_team o ON c.fields ->> 'parentTeam' = o.id::text
                   WHERE c.tenant_id = $1 AND c.kind = 'team' AND c.state = 'LIVE'),
                visible AS (
                  SELECT id AS rep FROM me
                  UNION
                  SELECT m.id FROM record m WHERE m.tenant_id = $1 AND m.kind = 'rep'
                     AND m.fields ->> 'team' IN (SELECT id::text FROM own_team))
                """.formatted(everything, rep, email, manages);
    }

    private static Tuple visibility(Viewer viewer, RecordKind kind) {
        return Tuple.tuple().addUUID(viewer.tenant().value()).addString(kind.wireName())
                .addBoolean(seesEverything(viewer))
                .addUUID(viewer.repId().orElse(null)).addString(viewer.email().orElse(null))
                .addBoolean(viewer.has(Role.MANAGER));
    }

    private static UUID[] distinct(Collection<@Nullable UUID> ids) {
        return ids.stream().filter(Objects::nonNull).distinct().toArray(UUID[]::new);
    }

    private static Map<UUID, GraphRecord> byId(List<GraphRecord> records) {
        Map<UUID, GraphRecord> byId = new HashMap<>();
        records.forEach(found -> byId.put(found.id(), found));
        return byId;
    }

    static @Nullable UUID keyId(PageRequest page) {
        return page.after().map(key -> {
            if (key.length() < UUID_LENGTH) {
                throw foreignCursor();
            }
            try {
                return UUID.fromString(key.substring(0, UUID_LENGTH));
            } catch (IllegalArgumentException _) {
                throw foreignCursor();
            }
        }).orElse(null);
    }

    /** What comes behind the id in the page's cursor: the name or the date. */
    static String keyText(PageRequest page) {
        return page.after().map(key -> key.substring(Math.min(UUID_LENGTH, key.length()))).orElse("");
    }

    private static RouageException foreignCursor() {
        return new RouageException(StandardErrorCode.INVALID_ARGUMENT, "'after' is no cursor of this connection");
    }
}
