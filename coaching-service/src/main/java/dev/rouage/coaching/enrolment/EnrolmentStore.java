package dev.rouage.coaching.enrolment;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.coaching.program.ProgramClock;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** Who follows which program. */
@ApplicationScoped
public class EnrolmentStore {
    /** Whoever has, or under a merged record had, an onboarding program keeps it. */
    private static final String ENROL_NEW_HIRES = """
            INSERT INTO enrolment (tenant_id, rep_id, program_id, enrolled_on)
            SELECT $1, rep.id, program.id, $2
            FROM company
            JOIN program ON program.tenant_id = $1 AND program.id = company.onboarding_program
            JOIN rep ON rep.tenant_id = $1 AND ($4::uuid[] IS NULL OR rep.id = ANY ($4))
            WHERE company.tenant_id = $1 AND program.started_on IS NOT NULL
              AND rep.state = 'LIVE' AND rep.hired_on IS NOT NULL AND (rep.left_on IS NULL OR rep.left_on > $2)
              AND (program.audience = 'EVERYONE' OR rep.hired_on >= $3)
              AND NOT EXISTS (
                  SELECT FROM rep alias
                  JOIN enrolment other ON other.tenant_id = $1 AND other.rep_id = alias.id
                  JOIN program followed ON followed.tenant_id = $1 AND followed.id = other.program_id
                  WHERE alias.tenant_id = $1 AND alias.survivor_id = rep.id AND followed.onboarding)
            ON CONFLICT DO NOTHING
            """;
    private static final String ENROL = """
            INSERT INTO enrolment (tenant_id, rep_id, program_id, enrolled_on)
            SELECT $1, id, $2, $3 FROM unnest($4::uuid[]) AS person (id)
            ON CONFLICT DO NOTHING
            """;

    /** Enrols those of the people who are new, where the company has a program for them. */
    public Uni<Void> enrolNewHires(SqlConnection connection, TenantId tenant, LocalDate today,
            Collection<UUID> people) {
        return enrolNewHires(connection, tenant, today, people.toArray(UUID[]::new));
    }

    /** Enrols everybody of the company who is new. */
    Uni<Void> enrolNewHires(SqlConnection connection, TenantId tenant, LocalDate today) {
        return enrolNewHires(connection, tenant, today, (UUID[]) null);
    }

    private static Uni<Void> enrolNewHires(SqlConnection connection, TenantId tenant, LocalDate today,
            UUID @Nullable [] people) {
        return connection.preparedQuery(ENROL_NEW_HIRES).execute(Tuple
                .of(tenant.value(), today, today.minusDays(ProgramClock.NEW_HIRE_DAYS)).addArrayOfUUID(people))
                .replaceWithVoid();
    }

    /**
     * Enrols people in a program; answers how many were not yet in it.
     *
     * @param since
     *            from when on; null while the program is not started
     */
    Uni<Integer> enrol(SqlConnection connection, TenantId tenant, UUID program, @Nullable LocalDate since,
            Collection<UUID> people) {
        return connection.preparedQuery(ENROL)
                .execute(Tuple.of(tenant.value(), program, since).addArrayOfUUID(people.toArray(UUID[]::new)))
                .map(rows -> rows.rowCount());
    }

    /** Starts the program for everybody who waits in it. */
    Uni<Void> start(SqlConnection connection, TenantId tenant, UUID program, LocalDate today) {
        return connection.preparedQuery("""
                UPDATE enrolment SET enrolled_on = $3
                WHERE tenant_id = $1 AND program_id = $2 AND enrolled_on IS NULL
                """).execute(Tuple.of(tenant.value(), program, today)).replaceWithVoid();
    }

    /** Who is in the program. */
    Uni<List<UUID>> peopleOf(SqlConnection connection, TenantId tenant, UUID program) {
        return connection.preparedQuery("SELECT rep_id FROM enrolment WHERE tenant_id = $1 AND program_id = $2")
                .execute(Tuple.of(tenant.value(), program))
                .map(rows -> rows.stream().map(row -> row.getUUID("rep_id")).toList());
    }

    /** How many people are in the program. */
    Uni<Integer> count(SqlConnection connection, TenantId tenant, UUID program) {
        return connection.preparedQuery("""
                SELECT count(*)::int AS people FROM enrolment WHERE tenant_id = $1 AND program_id = $2
                """).execute(Tuple.of(tenant.value(), program))
                .map(rows -> rows.iterator().next().getInteger("people"));
    }
}
