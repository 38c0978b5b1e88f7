package dev.rouage.coaching.enrolment;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.coaching.company.Company;
import dev.rouage.coaching.curriculum.Audience;
import dev.rouage.coaching.curriculum.ProgramWriter;
import dev.rouage.coaching.template.ProgramTemplate;
import dev.rouage.coaching.template.TemplateLibrary;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Gives a company whose first people arrive an onboarding program, so that there is something to follow from day one. */
@ApplicationScoped
public class DefaultProgram {
    private final DefaultProgramConfig config;
    private final TemplateLibrary templates;
    private final ProgramWriter writer;
    private final ProgramStart programStart;

    DefaultProgram(DefaultProgramConfig config, TemplateLibrary templates, ProgramWriter writer,
            ProgramStart programStart) {
        this.config = config;
        this.templates = templates;
        this.writer = writer;
        this.programStart = programStart;
    }

    /** Makes the program and starts it, unless the company has an onboarding program already. */
    public Uni<Void> provide(SqlConnection connection, TenantId tenant, Company company, LocalDate today) {
        if (!config.enabled() || company.onboardingProgram().isPresent()) {
            return Uni.createFrom().voidItem();
        }
        ProgramTemplate template = templates.find(config.template(), config.language())
                .orElseThrow(() -> new IllegalStateException("There is no template '" + config.template() + "'"));
        // The id is always the same: when the transaction rolls back, the next attempt finds the program.
        UUID program = UUID.nameUUIDFromBytes((tenant + "/" + config.template()).getBytes(StandardCharsets.UTF_8));
        return writer.create(tenant, program, template, true, Audience.EVERYONE)
                .chain(() -> programStart.start(connection, tenant, program, today)).replaceWithVoid();
    }
}
