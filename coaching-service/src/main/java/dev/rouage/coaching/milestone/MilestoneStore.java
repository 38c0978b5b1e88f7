package dev.rouage.coaching.milestone;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.coaching.company.Company;
import dev.rouage.coaching.program.ProgramClock;
import dev.rouage.coaching.record.Columns;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** The milestones of people as they are, and as they were told of last. One statement each, for any number of people. */
@ApplicationScoped
class MilestoneStore {
    /** The people and those whom they were merged into; until the transaction ends nobody else tells of them. */
    private static final String LOCK = """
            SELECT rep.id FROM rep
            WHERE tenant_id = $1 AND id IN (
                SELECT id FROM rep WHERE tenant_id = $1 AND id = ANY ($2)
                UNION SELECT survivor_id FROM rep WHERE tenant_id = $1 AND id = ANY ($2))
            ORDER BY id FOR NO KEY UPDATE
            """;
    /** What merged records had counts as the survivor's; a milestone is completed with the last of its modules. */
    private static final String CURRENT = """
            SELECT person.id, person.hired_on, person.left_on, followed.program_id, followed.enrolled_on,
                   milestone.id AS milestone_id, milestone.due_working_days, done.completed_at
            FROM rep person
            JOIN LATERAL (
                SELECT enrolment.program_id, min(enrolment.enrolled_on) AS enrolled_on
                FROM rep alias
                JOIN enrolment ON enrolment.tenant_id = $1 AND enrolment.rep_id = alias.id
                WHERE alias.tenant_id = $1 AND alias.survivor_id = person.id AND enrolment.enrolled_on IS NOT NULL
                GROUP BY enrolment.program_id
            ) AS followed ON true
            JOIN milestone ON milestone.tenant_id = $1 AND milestone.program_id = followed.program_id
            JOIN LATERAL (
                SELECT CASE WHEN count(*) = count(first.at) THEN max(first.at) END AS completed_at
                FROM module
                LEFT JOIN LATERAL (
                    SELECT min(completion.completed_at) AS at
                    FROM rep alias
                    JOIN module_completion completion ON completion.tenant_id = $1 AND completion.rep_id = alias.id
                    WHERE alias.tenant_id = $1 AND alias.survivor_id = person.id
                      AND completion.module_id = module.id
                ) AS first ON true
                WHERE module.tenant_id = $1 AND module.milestone_id = milestone.id
            ) AS done ON true
            WHERE person.tenant_id = $1 AND person.id = ANY ($2) AND person.state = 'LIVE'
              AND person.survivor_id = person.id
            """;
    private static final String TOLD = """
            SELECT rep_id, milestone_id, program_id, due_on, completed_on, revision FROM milestone_notice
            WHERE tenant_id = $1 AND rep_id = ANY ($2)
            """;
    private static final String TELL = """
            INSERT INTO milestone_notice (tenant_id, rep_id, milestone_id, program_id, due_on, completed_on, revision)
            SELECT $1, told.* FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::date[], $6::date[], $7::bigint[])
                AS told
            ON CONFLICT (tenant_id, rep_id, milestone_id) DO UPDATE SET program_id = excluded.program_id,
                due_on = excluded.due_on, completed_on = excluded.completed_on, revision = excluded.revision
            """;

    /** What was told last, and how many times by then. */
    record Told(MilestoneDate date, long revision) {}

    /** Locks the people and answers with them and those whom they were merged into. */
    Uni<Set<UUID>> lock(SqlConnection connection, TenantId tenant, Collection<UUID> people) {
        return connection.preparedQuery(LOCK).execute(arguments(tenant, people)).map(rows -> {
            Set<UUID> locked = new HashSet<>();
            rows.forEach(row -> locked.add(row.getUUID("id")));
            return locked;
        });
    }

    Uni<Map<MilestoneDate.Key, MilestoneDate>> current(SqlConnection connection, TenantId tenant, Company company,
            Collection<UUID> people) {
        return connection.preparedQuery(CURRENT).execute(arguments(tenant, people)).map(rows -> {
            Map<MilestoneDate.Key, MilestoneDate> dates = new HashMap<>();
            for (Row row : rows) {
                MilestoneDate date = date(row, company);
                if (isDue(date, row.getLocalDate("left_on"))) {
                    dates.put(date.key(), date);
                }
            }
            return dates;
        });
    }

    Uni<Map<MilestoneDate.Key, Told>> told(SqlConnection connection, TenantId tenant, Collection<UUID> people) {
        return connection.preparedQuery(TOLD).execute(arguments(tenant, people)).map(rows -> {
            Map<MilestoneDate.Key, Told> told = new HashMap<>();
            for (Row row : rows) {
                MilestoneDate.Key key = new MilestoneDate.Key(row.getUUID("rep_id"), row.getUUID("milestone_id"));
                told.put(key, new Told(new MilestoneDate(key, row.getUUID("program_id"), row.getLocalDate("due_on"),
                        row.getLocalDate("completed_on")), row.getLong("revision")));
            }
            return told;
        });
    }

    Uni<Void> tell(SqlConnection connection, TenantId tenant, List<Told> told) {
        Tuple columns = new Columns<>(tenant, told).ids(one -> one.date.key().rep())
                .ids(one -> one.date.key().milestone()).ids(one -> one.date.program()).days(one -> one.date.dueOn())
                .days(one -> one.date.completedOn()).numbers(Told::revision).tuple();
        return connection.preparedQuery(TELL).execute(columns).replaceWithVoid();
    }

    /** What falls due after a person has left, and was not completed, never does. */
    private static boolean isDue(MilestoneDate date, @Nullable LocalDate leftOn) {
        return leftOn == null || date.completedOn() != null || date.dueOn() == null || !date.dueOn().isAfter(leftOn);
    }

    private static MilestoneDate date(Row row, Company company) {
        LocalDate start = ProgramClock.startOf(Optional.ofNullable(row.getLocalDate("hired_on")),
                row.getLocalDate("enrolled_on"));
        LocalDate dueOn = company.calendar().plusWorkingDays(start, row.getInteger("due_working_days"));
        OffsetDateTime completedAt = row.getOffsetDateTime("completed_at");
        return new MilestoneDate(new MilestoneDate.Key(row.getUUID("id"), row.getUUID("milestone_id")),
                row.getUUID("program_id"), dueOn,
                completedAt == null ? null : dayOf(completedAt.toInstant(), company));
    }

    private static LocalDate dayOf(Instant instant, Company company) {
        return LocalDate.ofInstant(instant, company.zone());
    }

    private static Tuple arguments(TenantId tenant, Collection<UUID> people) {
        return Tuple.of(tenant.value()).addArrayOfUUID(people.toArray(UUID[]::new));
    }
}
