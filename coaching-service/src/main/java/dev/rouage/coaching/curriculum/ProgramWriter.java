package dev.rouage.coaching.curriculum;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.coaching.template.ProgramTemplate;
import dev.rouage.platform.database.TenantSessions;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;

/** Stores new programs. */
@ApplicationScoped
public class ProgramWriter {
    private final TenantSessions sessions;
    private final Clock clock;

    ProgramWriter(TenantSessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * Makes a program of a template, not started yet. A program of that id that is there already is left as it is.
     */
    public Uni<Void> create(TenantId tenant, UUID id, ProgramTemplate template, boolean onboarding,
            Audience audience) {
        return sessions.inTransaction(tenant, session -> session.get(StoredProgram.class,
                new TenantKey(tenant.value(), id))
                .chain(stored -> stored != null
                        ? Uni.createFrom().voidItem()
                        : session.insertAll(rows(tenant, ProgramDraft.of(id, template, onboarding, audience)))));
    }

    /** The program, then its milestones, then its modules: each row after those that it refers to. */
    private Object[] rows(TenantId tenant, Program program) {
        List<Object> milestones = new ArrayList<>();
        List<Object> modules = new ArrayList<>();
        for (Milestone milestone : program.milestones()) {
            milestones.add(row(tenant, program.id(), milestone, milestones.size()));
            for (Module module : milestone.modules()) {
                modules.add(row(tenant, program.id(), milestone.id(), module, modules.size()));
            }
        }
        List<Object> rows = new ArrayList<>();
        rows.add(row(tenant, program));
        rows.addAll(milestones);
        rows.addAll(modules);
        return rows.toArray();
    }

    private StoredProgram row(TenantId tenant, Program program) {
        StoredProgram row = new StoredProgram();
        row.key = new TenantKey(tenant.value(), program.id());
        row.template = program.template();
        row.language = program.language();
        row.name = program.name();
        row.onboarding = program.onboarding();
        row.audience = program.audience();
        row.createdAt = clock.instant();
        return row;
    }

    private static StoredMilestone row(TenantId tenant, UUID program, Milestone milestone, int position) {
        StoredMilestone row = new StoredMilestone();
        row.key = new TenantKey(tenant.value(), milestone.id());
        row.program = program;
        row.position = position;
        row.name = milestone.name();
        row.dueWorkingDays = milestone.dueWorkingDays();
        return row;
    }

    private static StoredModule row(TenantId tenant, UUID program, UUID milestone, Module module, int position) {
        StoredModule row = new StoredModule();
        row.key = new TenantKey(tenant.value(), module.id());
        row.program = program;
        row.milestone = milestone;
        row.position = position;
        row.kind = module.kind();
        row.name = module.name();
        row.summary = module.summary();
        row.minutes = module.minutes();
        row.prerequisites = module.prerequisites().toArray(UUID[]::new);
        return row;
    }
}
