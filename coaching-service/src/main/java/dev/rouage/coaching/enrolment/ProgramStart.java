package dev.rouage.coaching.enrolment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.coaching.company.CompanyStore;
import dev.rouage.coaching.milestone.MilestoneNotices;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Starts programs: for the people in it, the milestones count from here on. An onboarding program becomes the company's
 * own, which new hires are enrolled in without anybody's doing.
 */
@ApplicationScoped
public class ProgramStart {
    private static final String START = """
            UPDATE program SET started_on = coalesce(started_on, $3) WHERE tenant_id = $1 AND id = $2
            RETURNING onboarding, started_on
            """;

    private final TenantDatabase database;
    private final CompanyStore companies;
    private final EnrolmentStore enrolments;
    private final MilestoneNotices milestones;
    private final Clock clock;

    ProgramStart(TenantDatabase database, CompanyStore companies, EnrolmentStore enrolments,
            MilestoneNotices milestones, Clock clock) {
        this.database = database;
        this.companies = companies;
        this.enrolments = enrolments;
        this.milestones = milestones;
        this.clock = clock;
    }

    /** Starts a program; one that is started already stays as it is. Answers how many people are in it. */
    public Uni<Integer> start(TenantId tenant, UUID program) {
        return database.inTransaction(tenant, connection -> companies.load(connection, tenant)
                .chain(company -> start(connection, tenant, program, company.today(clock)))
                .chain(() -> enrolments.count(connection, tenant, program)));
    }

    Uni<Void> start(SqlConnection connection, TenantId tenant, UUID program, LocalDate today) {
        return connection.preparedQuery(START).execute(Tuple.of(tenant.value(), program, today))
                .map(rows -> onboarding(rows, program))
                .call(() -> enrolments.start(connection, tenant, program, today))
                .chain(onboarding -> onboarding
                        ? becomeOnboarding(connection, tenant, program, today)
                        : Uni.createFrom().voidItem())
                .chain(() -> enrolments.peopleOf(connection, tenant, program))
                .chain(people -> milestones.tell(connection, tenant, people));
    }

    private Uni<Void> becomeOnboarding(SqlConnection connection, TenantId tenant, UUID program, LocalDate today) {
        return companies.setOnboardingProgram(connection, tenant, program)
                .chain(() -> enrolments.enrolNewHires(connection, tenant, today));
    }

    private static boolean onboarding(RowSet<Row> rows, UUID program) {
        return rows.stream().findFirst().map(row -> row.getBoolean("onboarding"))
                .orElseThrow(() -> new RouageException(StandardErrorCode.NOT_FOUND, "There is no program " + program));
    }
}
