package dev.rouage.coaching.completion;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** The completed modules. */
@ApplicationScoped
class CompletionStore {
    /** Records of people who were merged count as the survivor's. */
    private static final String FIND = """
            SELECT completion.id, coalesce(rep.survivor_id, completion.rep_id) AS rep_id, program_id, module_id,
                   completed_at, minutes, recorded_at
            FROM module_completion completion
            LEFT JOIN rep ON rep.tenant_id = $1 AND rep.id = completion.rep_id
            WHERE completion.tenant_id = $1 AND completion.id = $2
            """;
    private static final String INSERT = """
            INSERT INTO module_completion (tenant_id, id, rep_id, program_id, module_id, completed_at, minutes,
                                           recorded_by, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (tenant_id, id) DO NOTHING
            """;
    private static final String ELIGIBILITY = """
            WITH alias AS (SELECT id FROM rep WHERE tenant_id = $1 AND survivor_id = $3)
            SELECT module.program_id,
                   EXISTS (SELECT FROM enrolment
                           WHERE enrolment.tenant_id = $1 AND enrolment.program_id = module.program_id
                             AND enrolment.rep_id IN (SELECT id FROM alias) AND enrolled_on IS NOT NULL) AS enrolled,
                   (SELECT min(required.name) FROM module required
                    WHERE required.tenant_id = $1 AND required.id = ANY (module.prerequisites)
                      AND NOT EXISTS (SELECT FROM module_completion completion
                                      WHERE completion.tenant_id = $1 AND completion.module_id = required.id
                                        AND completion.rep_id IN (SELECT id FROM alias))) AS missing
            FROM module WHERE tenant_id = $1 AND id = $2
            """;

    /** The completion of that id. */
    Uni<Optional<ModuleCompletion>> find(SqlConnection connection, TenantId tenant, UUID id) {
        return connection.preparedQuery(FIND).execute(Tuple.of(tenant.value(), id))
                .map(rows -> rows.stream().findFirst().map(CompletionStore::completion));
    }

    /** Stores it; answers false when its id was taken meanwhile. */
    Uni<Boolean> insert(SqlConnection connection, TenantId tenant, ModuleCompletion completion, String subject) {
        return connection.preparedQuery(INSERT)
                .execute(Tuple.tuple().addUUID(tenant.value()).addUUID(completion.id()).addUUID(completion.rep())
                        .addUUID(completion.program()).addUUID(completion.module())
                        .addOffsetDateTime(completion.at().atOffset(ZoneOffset.UTC)).addInteger(completion.minutes())
                        .addString(subject).addOffsetDateTime(completion.recordedAt().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** The module's program, when the person may complete the module; fails with the reason when it may not. */
    Uni<UUID> programOf(SqlConnection connection, TenantId tenant, UUID module, UUID person) {
        return connection.preparedQuery(ELIGIBILITY).execute(Tuple.of(tenant.value(), module, person))
                .map(rows -> rows.stream().findFirst().map(row -> eligible(row, module)).orElseThrow(
                        () -> new RouageException(StandardErrorCode.NOT_FOUND, "There is no module " + module)));
    }

    private static UUID eligible(Row row, UUID module) {
        if (!row.getBoolean("enrolled")) {
            throw new RouageException(CompletionErrorCode.NOT_ENROLLED,
                    "The rep is not enrolled in a started program with module " + module);
        }
        if (row.getString("missing") != null) {
            throw new RouageException(CompletionErrorCode.PREREQUISITE_MISSING,
                    "To be completed before module " + module + ": " + row.getString("missing"));
        }
        return row.getUUID("program_id");
    }

    private static ModuleCompletion completion(Row row) {
        return new ModuleCompletion(row.getUUID("id"), row.getUUID("rep_id"), row.getUUID("program_id"),
                row.getUUID("module_id"), row.getOffsetDateTime("completed_at").toInstant(),
                row.getInteger("minutes"), row.getOffsetDateTime("recorded_at").toInstant());
    }
}
