package dev.rouage.coaching.graph;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rouage.coaching.curriculum.Audience;
import dev.rouage.coaching.curriculum.ProgramLibrary;
import dev.rouage.coaching.curriculum.ProgramWriter;
import dev.rouage.coaching.enrolment.ProgramAssignment;
import dev.rouage.coaching.enrolment.ProgramAssignment.Assigned;
import dev.rouage.coaching.enrolment.ProgramStart;
import dev.rouage.coaching.template.Language;
import dev.rouage.coaching.template.ProgramTemplate;
import dev.rouage.coaching.template.TemplateLibrary;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import dev.rouage.platform.tenant.CurrentViewer;
import dev.rouage.platform.tenant.Role;
import dev.rouage.platform.tenant.TenantId;
import dev.rouage.platform.tenant.Viewer;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A program in three steps: choose a template, choose the people, start. */
@GraphQLApi
public class ProgramMutations {
    private final CurrentViewer viewer;
    private final TemplateLibrary templates;
    private final ProgramLibrary programs;
    private final ProgramWriter writer;
    private final ProgramAssignment assignment;
    private final ProgramStart programStart;

    ProgramMutations(CurrentViewer viewer, TemplateLibrary templates, ProgramLibrary programs, ProgramWriter writer,
            ProgramAssignment assignment, ProgramStart programStart) {
        this.viewer = viewer;
        this.templates = templates;
        this.programs = programs;
        this.writer = writer;
        this.assignment = assignment;
        this.programStart = programStart;
    }

    /** Step one. */
    @Mutation
    @Description("Makes a program of a template, not started yet. For admins and coaches")
    public Uni<TrainingProgram> createProgram(
            @Id @NonNull @Description("The id of the template") String templateId,
            @DefaultValue("EN") @Description("The language of its texts") Language language,
            @DefaultValue("true") @Description("Whether it is for new hires; once started, it becomes the company's onboarding program") boolean onboarding,
            @DefaultValue("NEW_HIRES") @Description("Whom it takes in by itself while it is the company's onboarding program") Audience audience) {
        TenantId tenant = allowed(Role.ADMIN, Role.COACH).tenant();
        ProgramTemplate template = templates.find(templateId, language).orElseThrow(
                () -> new RouageException(StandardErrorCode.NOT_FOUND, "There is no template " + templateId));
        UUID id = UUID.randomUUID();
        return writer.create(tenant, id, template, onboarding, audience).chain(() -> program(tenant, id));
    }

    /** Step two. */
    @Mutation
    @Description("Puts people into a program: teams with all teams below them, and reps. For admins, coaches, and managers within their teams")
    public Uni<AssignmentView> assignProgram(
            @Id @NonNull @Description("The id of the program") String programId,
            @Id @Description("The ids of the teams") @Nullable List<@Nullable String> teamIds,
            @Id @Description("The ids of the reps") @Nullable List<@Nullable String> repIds) {
        Viewer asking = allowed(Role.ADMIN, Role.COACH, Role.MANAGER);
        UUID program = IdArgument.of("programId", programId);
        return assignment
                .assign(asking, program, IdArgument.allOf("teamIds", teamIds), IdArgument.allOf("repIds", repIds))
                .chain(assigned -> view(asking.tenant(), program, assigned));
    }

    /** Step three. */
    @Mutation
    @Description("Starts a program: from here on the milestones of its people count. For admins and coaches")
    public Uni<AssignmentView> startProgram(@Id @NonNull @Description("The id of the program") String programId) {
        TenantId tenant = allowed(Role.ADMIN, Role.COACH).tenant();
        UUID program = IdArgument.of("programId", programId);
        return programStart.start(tenant, program)
                .chain(people -> view(tenant, program, new Assigned(0, people)));
    }

    private Uni<AssignmentView> view(TenantId tenant, UUID program, Assigned assigned) {
        return program(tenant, program).map(shown -> new AssignmentView(shown, assigned.added(), assigned.people()));
    }

    private Uni<TrainingProgram> program(TenantId tenant, UUID id) {
        return programs.find(tenant, List.of(id)).map(found -> TrainingProgram.of(
                Optional.ofNullable(found.get(id)).orElseThrow(() -> new RouageException(StandardErrorCode.NOT_FOUND,
                        "There is no program " + id))));
    }

    private Viewer allowed(Role... roles) {
        Viewer asking = viewer.get();
        if (Arrays.stream(roles).noneMatch(asking::has)) {
            throw new RouageException(StandardErrorCode.FORBIDDEN,
                    "This takes one of the roles " + Arrays.stream(roles).map(Role::claim).toList());
        }
        return asking;
    }
}
