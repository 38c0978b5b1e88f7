package dev.rouage.coaching.curriculum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.coaching.template.Language;
import dev.rouage.coaching.template.ModuleKind;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads programs with their milestones and modules. */
@ApplicationScoped
public class ProgramLibrary {
    private static final String SELECT = """
            SELECT program.id AS program_id, program.template, program.language, program.name AS program_name,
                   program.onboarding, program.audience, program.started_on,
                   milestone.id AS milestone_id, milestone.name AS milestone_name, milestone.due_working_days,
                   module.id, module.kind, module.name, module.summary, module.minutes, module.prerequisites
            FROM program
            JOIN milestone ON milestone.tenant_id = $1 AND milestone.program_id = program.id
            JOIN module ON module.tenant_id = $1 AND module.milestone_id = milestone.id
            WHERE program.tenant_id = $1 AND program.id = ANY ($2)
            ORDER BY program.id, milestone.position, module.position
            """;

    private static final String PAGE = """
            SELECT id FROM program WHERE tenant_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3
            """;

    private final TenantDatabase database;

    ProgramLibrary(TenantDatabase database) {
        this.database = database;
    }

    /** The programs of those ids, with their content; an unknown id is not in the answer. One statement. */
    public Uni<Map<UUID, Program>> find(TenantId tenant, Collection<UUID> ids) {
        return database.query(tenant, SELECT, Tuple.of(tenant.value()).addArrayOfUUID(ids.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, List<Row>> byProgram = new LinkedHashMap<>();
                    rows.forEach(row -> byProgram.computeIfAbsent(row.getUUID("program_id"), _ -> new ArrayList<>())
                            .add(row));
                    Map<UUID, Program> programs = new LinkedHashMap<>();
                    byProgram.forEach((id, modules) -> programs.put(id, program(modules)));
                    return programs;
                });
    }

    /** The ids of a page of programs, behind that id, in the order of their ids. */
    public Uni<List<UUID>> page(TenantId tenant, Optional<UUID> after, int size) {
        return database.query(tenant, PAGE, Tuple.of(tenant.value(), after.orElse(null), size))
                .map(rows -> rows.stream().map(row -> row.getUUID("id")).toList());
    }

    private static Program program(List<Row> rows) {
        Row first = rows.getFirst();
        Map<UUID, List<Row>> byMilestone = new LinkedHashMap<>();
        rows.forEach(row -> byMilestone.computeIfAbsent(row.getUUID("milestone_id"), _ -> new ArrayList<>()).add(row));
        return new Program(first.getUUID("program_id"), first.getString("template"),
                Language.valueOf(first.getString("language")), first.getString("program_name"),
                first.getBoolean("onboarding"), Audience.valueOf(first.getString("audience")),
                first.getLocalDate("started_on"),
                byMilestone.values().stream().map(ProgramLibrary::milestone).toList());
    }

    private static Milestone milestone(List<Row> rows) {
        Row first = rows.getFirst();
        return new Milestone(first.getUUID("milestone_id"), first.getString("milestone_name"),
                first.getInteger("due_working_days"), rows.stream().map(ProgramLibrary::module).toList());
    }

    private static Module module(Row row) {
        return new Module(row.getUUID("id"), ModuleKind.valueOf(row.getString("kind")), row.getString("name"),
                row.getString("summary"), row.getInteger("minutes"),
                Arrays.asList(row.getArrayOfUUIDs("prerequisites")));
    }
}
