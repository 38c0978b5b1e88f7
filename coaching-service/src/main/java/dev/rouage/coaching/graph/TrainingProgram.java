package dev.rouage.coaching.graph;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import dev.rouage.coaching.curriculum.Audience;
import dev.rouage.coaching.curriculum.Program;
import dev.rouage.coaching.template.Language;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A program as the graph shows it. */
@Name("Program")
@Description("A training program of the company")
public record TrainingProgram(
        @Id @NonNull @Description("The id of the program") UUID id,
        @NonNull @Description("Its name, in its language") String name,
        @NonNull @Description("The language of its texts") Language language,
        @NonNull @Description("The id of the template that it was made from") String template,
        @Description("Whether it is for new hires") boolean onboarding,
        @NonNull @Description("Whom it takes in by itself while it is the company's onboarding program") Audience audience,
        @Description("The day on which it was started; null while it is being prepared") @Nullable LocalDate startedOn,
        @NonNull @Description("Its milestones, in order") List<@NonNull ProgramMilestone> milestones,
        @NonNull @Description("The modules of all its milestones, in order") List<@NonNull ProgramModule> modules) {

    static TrainingProgram of(Program program) {
        List<ProgramMilestone> milestones = program.milestones().stream().map(ProgramMilestone::of).toList();
        return new TrainingProgram(program.id(), program.name(), program.language(), program.template(),
                program.onboarding(), program.audience(), program.started(), milestones,
                milestones.stream().flatMap(milestone -> milestone.modules().stream()).toList());
    }
}
