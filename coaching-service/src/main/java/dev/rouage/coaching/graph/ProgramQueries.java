package dev.rouage.coaching.graph;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import dev.rouage.coaching.curriculum.Program;
import dev.rouage.coaching.curriculum.ProgramLibrary;
import dev.rouage.coaching.template.Language;
import dev.rouage.coaching.template.TemplateLibrary;
import dev.rouage.platform.graphql.PageInfo;
import dev.rouage.platform.graphql.PageRequest;
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
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** The programs of a company, and the templates that they are made from. */
@GraphQLApi
public class ProgramQueries {
    private final CurrentViewer viewer;
    private final TemplateLibrary templates;
    private final ProgramLibrary programs;

    ProgramQueries(CurrentViewer viewer, TemplateLibrary templates, ProgramLibrary programs) {
        this.viewer = viewer;
        this.templates = templates;
        this.programs = programs;
    }

    /** The ready-made programs. */
    @Query
    @NonNull
    @Description("The ready-made programs, in a language")
    public List<@NonNull TemplateView> programTemplates(
            @DefaultValue("EN") @Description("The language of the texts") Language language) {
        member();
        return templates.all(language).stream().map(TemplateView::of).toList();
    }

    /** One program. */
    @Query
    @Description("The company's program of that id; null when there is none")
    public Uni<@Nullable TrainingProgram> program(@Id @NonNull @Description("The id of the program") String id) {
        UUID key = IdArgument.of("id", id);
        return programs.find(member(), List.of(key))
                .map(found -> Optional.ofNullable(found.get(key)).map(TrainingProgram::of).orElse(null));
    }

    /** A page of programs. */
    @Query
    @NonNull
    @Description("The company's programs")
    public Uni<ProgramConnection> programs(
            @Description("How many, 1 to 100; 20 by default") @Nullable Integer first,
            @Description("The cursor behind which to begin") @Nullable String after) {
        TenantId tenant = member();
        PageRequest request = PageRequest.of(first, after);
        return programs
                .page(tenant, request.after().map(cursor -> IdArgument.of("after", cursor)), request.sizeAndOneMore())
                .chain(ids -> programs.find(tenant, PageInfo.page(request, ids))
                        .map(found -> ProgramConnection.of(inOrder(PageInfo.page(request, ids), found),
                                PageInfo.of(request, ids, UUID::toString))));
    }

    private static List<TrainingProgram> inOrder(List<UUID> ids, Map<UUID, Program> found) {
        return ids.stream().map(found::get).filter(Objects::nonNull).map(TrainingProgram::of).toList();
    }

    /** Machines that only push records have no business here. */
    private TenantId member() {
        Viewer asking = viewer.get();
        if (List.of(Role.REP, Role.MANAGER, Role.COACH, Role.ADMIN).stream().noneMatch(asking::has)) {
            throw new RouageException(StandardErrorCode.FORBIDDEN, "Programs are for people of the company");
        }
        return asking.tenant();
    }
}
