package dev.rouage.coaching.enrolment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.coaching.company.CompanyStore;
import dev.rouage.coaching.milestone.MilestoneNotices;
import dev.rouage.coaching.roster.Person;
import dev.rouage.coaching.roster.Roster;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import dev.rouage.platform.tenant.TenantId;
import dev.rouage.platform.tenant.Viewer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** Puts people into programs, one by one or by whole teams. */
@ApplicationScoped
public class ProgramAssignment {

    /**
     * What an assignment did.
     *
     * @param added
     *            people who were not in the program before
     * @param people
     *            people who are in it now
     */
    public record Assigned(int added, int people) {}

    private final TenantDatabase database;
    private final Roster roster;
    private final CompanyStore companies;
    private final EnrolmentStore enrolments;
    private final MilestoneNotices milestones;
    private final Clock clock;

    /** One collaborator for each thing that is read, written or told. */
    ProgramAssignment(TenantDatabase database, Roster roster, CompanyStore companies, EnrolmentStore enrolments,
            MilestoneNotices milestones, Clock clock) {
        this.database = database;
        this.roster = roster;
        this.companies = companies;
        this.enrolments = enrolments;
        this.milestones = milestones;
        this.clock = clock;
    }

    /** Assigns the people, and those who work in the teams or below them; the viewer must be allowed to see them all. */
    public Uni<Assigned> assign(Viewer viewer, UUID program, Set<UUID> teams, Set<UUID> people) {
        return companies.load(viewer.tenant()).map(company -> company.today(clock))
                .chain(today -> roster.unknownTeams(viewer.tenant(), teams)
                        .invoke(unknown -> refuse(unknown, StandardErrorCode.NOT_FOUND, "There is no team "))
                        .chain(() -> roster.membersOf(viewer.tenant(), teams, today))
                        .chain(members -> permitted(viewer, people, members))
                        .chain(all -> database.inTransaction(viewer.tenant(),
                                connection -> enrol(connection, viewer.tenant(), program, today, all))));
    }

    private Uni<Set<UUID>> permitted(Viewer viewer, Set<UUID> people, Set<UUID> members) {
        Set<UUID> asked = new HashSet<>(people);
        asked.addAll(members);
        return roster.find(viewer, asked).map(found -> {
            refuse(asked.stream().filter(id -> !found.containsKey(id)).toList(), StandardErrorCode.NOT_FOUND,
                    "There is no rep ");
            refuse(found.entrySet().stream().filter(entry -> !entry.getValue().visible()).map(Map.Entry::getKey)
                    .toList(), StandardErrorCode.FORBIDDEN, "Outside your teams: rep ");
            return found.values().stream().map(Person::id).collect(Collectors.toUnmodifiableSet());
        });
    }

    private Uni<Assigned> enrol(SqlConnection connection, TenantId tenant, UUID program, LocalDate today,
            Set<UUID> people) {
        return connection.preparedQuery("SELECT started_on FROM program WHERE tenant_id = $1 AND id = $2 FOR SHARE")
                .execute(Tuple.of(tenant.value(), program))
                .map(rows -> rows.stream().findFirst().orElseThrow(() -> new RouageException(
                        StandardErrorCode.NOT_FOUND, "There is no program " + program)))
                .chain(row -> enrolments.enrol(connection, tenant, program, since(row, today), people))
                .call(() -> milestones.tell(connection, tenant, people))
                .chain(added -> enrolments.count(connection, tenant, program)
                        .map(count -> new Assigned(added, count)));
    }

    private static @Nullable LocalDate since(Row program, LocalDate today) {
        return program.getLocalDate("started_on") == null ? null : today;
    }

    private static void refuse(Collection<UUID> ids, StandardErrorCode code, String message) {
        if (!ids.isEmpty()) {
            throw new RouageException(code, message + ids.iterator().next());
        }
    }
}
