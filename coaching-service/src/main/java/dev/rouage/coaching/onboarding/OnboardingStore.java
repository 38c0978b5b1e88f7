package dev.rouage.coaching.onboarding;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads, for any number of people at once, what their onboarding is worked out from. One statement each. */
@ApplicationScoped
class OnboardingStore {
    /**
     * The latest started onboarding program of each person. The first sale is the earliest win of a deal that was created
     * since the day of hire: an inherited deal is not the person's own. What merged records had counts as the survivor's.
     */
    private static final String ENROLMENTS = """
            SELECT person.id, followed.program_id, followed.enrolled_on, sale.won_on
            FROM rep person
            JOIN LATERAL (
                SELECT enrolment.program_id, enrolment.enrolled_on
                FROM rep alias
                JOIN enrolment ON enrolment.tenant_id = $1 AND enrolment.rep_id = alias.id
                JOIN program ON program.tenant_id = $1 AND program.id = enrolment.program_id
                WHERE alias.tenant_id = $1 AND alias.survivor_id = person.id
                  AND program.onboarding AND enrolment.enrolled_on IS NOT NULL
                ORDER BY enrolment.enrolled_on DESC, program.created_at DESC, program.id
                LIMIT 1
            ) AS followed ON true
            LEFT JOIN LATERAL (
                SELECT min(deal.won_on) AS won_on
                FROM rep alias
                JOIN deal ON deal.tenant_id = $1 AND deal.won_by = alias.id
                WHERE alias.tenant_id = $1 AND alias.survivor_id = person.id
                  AND deal.won_on >= person.hired_on AND deal.created_on >= person.hired_on
            ) AS sale ON true
            WHERE person.tenant_id = $1 AND person.id = ANY ($2)
            """;
    private static final String COMPLETIONS = """
            SELECT alias.survivor_id AS person, completion.module_id, min(completion.completed_at) AS completed_at
            FROM rep alias
            JOIN module_completion completion ON completion.tenant_id = $1 AND completion.rep_id = alias.id
            WHERE alias.tenant_id = $1 AND alias.survivor_id = ANY ($2)
            GROUP BY alias.survivor_id, completion.module_id
            """;

    private final TenantDatabase database;

    OnboardingStore(TenantDatabase database) {
        this.database = database;
    }

    /** Who follows which onboarding program; people without one are not in the answer. */
    Uni<List<Enrolment>> enrolments(TenantId tenant, Collection<UUID> people) {
        return database.query(tenant, ENROLMENTS, arguments(tenant, people))
                .map(rows -> rows.stream().map(OnboardingStore::enrolment).toList());
    }

    /** By person and module, when it was first completed. */
    Uni<Map<UUID, Map<UUID, Instant>>> completions(TenantId tenant, Collection<UUID> people) {
        return database.query(tenant, COMPLETIONS, arguments(tenant, people)).map(rows -> {
            Map<UUID, Map<UUID, Instant>> byPerson = new HashMap<>();
            rows.forEach(row -> byPerson.computeIfAbsent(row.getUUID("person"), _ -> new HashMap<>())
                    .put(row.getUUID("module_id"), row.getOffsetDateTime("completed_at").toInstant()));
            return byPerson;
        });
    }

    private static Tuple arguments(TenantId tenant, Collection<UUID> people) {
        return Tuple.of(tenant.value()).addArrayOfUUID(people.toArray(UUID[]::new));
    }

    private static Enrolment enrolment(Row row) {
        return new Enrolment(row.getUUID("id"), row.getUUID("program_id"), row.getLocalDate("enrolled_on"),
                row.getLocalDate("won_on"));
    }
}
