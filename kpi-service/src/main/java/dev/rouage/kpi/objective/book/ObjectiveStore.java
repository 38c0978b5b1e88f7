package dev.rouage.kpi.objective.book;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.access.Scope;
import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.objective.Goal;
import dev.rouage.kpi.objective.Objective;
import dev.rouage.kpi.objective.ObjectiveRole;
import dev.rouage.kpi.objective.Subject;
import dev.rouage.platform.graphql.PageRequest;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Objectives in PostgreSQL, version by version. */
@ApplicationScoped
class ObjectiveStore {
    private static final String COLUMNS = """
            o.id, o.version, o.subject_type, o.subject_id, o.role, o.kpi, o.first_day, o.end_day, o.target, o.baseline,
            o.removed, o.recorded_at, o.recorded_by
            """;
    static final String OF_OWNERS = "SELECT same.root, " + COLUMNS + """
            FROM merged_with($1, lower($2), $3) same
            JOIN objective o ON o.tenant_id = $1 AND o.subject_type = $2 AND o.subject_id = same.id
                AND o.current AND NOT o.removed
            WHERE o.first_day < $5 AND o.end_day > $4
            ORDER BY o.role DESC, o.kpi, o.first_day, o.id
            """;
    /** What a person may see on a day; null instead of ids is everyone. */
    static final String VISIBLE = "SELECT owner.id, " + COLUMNS + """
            FROM objective o CROSS JOIN LATERAL surviving($1, lower(o.subject_type), o.subject_id) AS owner (id)
            WHERE o.tenant_id = $1 AND o.current AND NOT o.removed AND o.first_day <= $2 AND o.end_day > $2
                AND ($3::uuid[] IS NULL OR o.subject_type = 'TEAM' AND owner.id = ANY ($3)
                    OR o.subject_type = 'REP' AND owner.id = ANY ($4))
                AND ($5::text IS NULL OR concat_ws('/', o.subject_type, o.subject_id, o.role, o.id) COLLATE "C" > $5)
            ORDER BY concat_ws('/', o.subject_type, o.subject_id, o.role, o.id) COLLATE "C" LIMIT $6
            """;
    static final String VERSIONS = "SELECT surviving($1, lower(o.subject_type), o.subject_id), " + COLUMNS + """
            FROM objective o WHERE o.tenant_id = $1 AND o.id = $2 ORDER BY o.version
            """;
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('objectives/' || $1::text, 0))";
    private static final String LIVE = """
            SELECT id FROM crm_record WHERE tenant_id = $1 AND kind = lower($2) AND id = ANY ($3) AND state = 'LIVE'
            """;
    private static final String RETIRE = "UPDATE objective SET current = false WHERE tenant_id = $1 AND id = $2 AND current";
    private static final String INSERT = """
            INSERT INTO objective (tenant_id, id, version, current, removed, subject_type, subject_id, role, kpi, first_day,
                end_day, target, baseline, recorded_at, recorded_by)
            VALUES ($1, $2, $3, true, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """;

    /** Whoever changes objectives of a company does so alone, so that no two together exceed what is allowed. */
    Uni<Void> lock(SqlConnection connection, TenantId tenant) {
        return connection.preparedQuery(LOCK).execute(Tuple.of(tenant.toString())).replaceWithVoid();
    }

    /** Those of the ids that are live records. */
    Uni<Set<UUID>> live(SqlConnection connection, TenantId tenant, Subject.Type type, Collection<UUID> ids) {
        return connection.preparedQuery(LIVE)
                .execute(Tuple.of(tenant.value(), type.name(), ids.toArray(UUID[]::new)))
                .map(rows -> {
                    Set<UUID> found = new java.util.HashSet<>();
                    rows.forEach(row -> found.add(row.getUUID(0)));
                    return found;
                });
    }

    /** The objectives of these owners, and of whatever was merged into them, that hold on one of the days. */
    Uni<List<RecordedObjective>> ofOwners(SqlConnection connection, TenantId tenant, Subject.Type type,
            Collection<UUID> owners, Period days) {
        return connection.preparedQuery(OF_OWNERS).execute(ofOwners(tenant, type, owners, days))
                .map(ObjectiveStore::read);
    }

    static Tuple ofOwners(TenantId tenant, Subject.Type type, Collection<UUID> owners, Period days) {
        return Tuple.of(tenant.value(), type.name(), owners.toArray(UUID[]::new), days.from(), days.to());
    }

    static Tuple visible(TenantId tenant, Scope scope, LocalDate day, PageRequest page) {
        Tuple arguments = Tuple.tuple().addUUID(tenant.value()).addLocalDate(day);
        switch (scope) {
            case Scope.Company _ -> arguments.addArrayOfUUID(null).addArrayOfUUID(null);
            case Scope.People(Set<UUID> reps, Set<UUID> teams) -> arguments
                    .addArrayOfUUID(teams.toArray(UUID[]::new)).addArrayOfUUID(reps.toArray(UUID[]::new));
        }
        return arguments.addString(page.after().orElse(null)).addInteger(page.sizeAndOneMore());
    }

    /** The place of an objective among those that are visible. */
    static String key(RecordedObjective recorded) {
        Objective objective = recorded.objective();
        return String.join("/", objective.subject().type().name(), objective.subject().id().toString(),
                objective.role().name(), objective.id().toString());
    }

    /** All versions, the first one first. */
    Uni<List<RecordedObjective>> versions(SqlConnection connection, TenantId tenant, UUID id) {
        return connection.preparedQuery(VERSIONS).execute(Tuple.of(tenant.value(), id)).map(ObjectiveStore::read);
    }

    /** Writes the version, which becomes the current one. */
    Uni<Void> write(SqlConnection connection, TenantId tenant, RecordedObjective recorded) {
        Objective objective = recorded.objective();
        Tuple arguments = Tuple.tuple().addUUID(tenant.value()).addUUID(objective.id())
                .addInteger(objective.version()).addBoolean(recorded.removed())
                .addString(objective.subject().type().name()).addUUID(objective.subject().id())
                .addString(objective.role().name()).addString(objective.kpi().name())
                .addLocalDate(objective.period().from()).addLocalDate(objective.period().to())
                .addBigDecimal(objective.goal().target()).addBigDecimal(objective.goal().baseline())
                .addOffsetDateTime(recorded.recordedAt()).addString(recorded.recordedBy());
        return connection.preparedQuery(RETIRE).execute(Tuple.of(tenant.value(), objective.id()))
                .chain(() -> connection.preparedQuery(INSERT).execute(arguments)).replaceWithVoid();
    }

    static List<RecordedObjective> read(RowSet<Row> rows) {
        List<RecordedObjective> objectives = new ArrayList<>();
        for (Row row : rows) {
            Subject subject = new Subject(Subject.Type.valueOf(row.getString(3)), row.getUUID(4));
            Objective objective = new Objective(row.getUUID(1), row.getInteger(2), subject,
                    ObjectiveRole.valueOf(row.getString(5)), KpiId.valueOf(row.getString(6)),
                    new Period(row.getLocalDate(7), row.getLocalDate(8)),
                    new Goal(row.getBigDecimal(9), row.getBigDecimal(10)));
            objectives.add(new RecordedObjective(objective, row.getUUID(0), row.getBoolean(11),
                    row.getOffsetDateTime(12), row.getString(13)));
        }
        return objectives;
    }

    static String kind(Subject.Type type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    static Optional<RecordedObjective> current(List<RecordedObjective> versions) {
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast()).filter(one -> !one.removed());
    }
}
