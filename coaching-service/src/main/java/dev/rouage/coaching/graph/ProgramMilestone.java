package dev.rouage.coaching.graph;

import java.util.List;
import java.util.UUID;

import dev.rouage.coaching.curriculum.Milestone;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A milestone as the graph shows it. */
@Name("Milestone")
@Description("Modules to complete by a certain working day")
public record ProgramMilestone(
        @Id @NonNull @Description("The id of the milestone") UUID id,
        @NonNull @Description("Its name, in the program's language") String name,
        @Description("The working days from a rep's start to the day it is due") int dueWorkingDays,
        @NonNull @Description("What to complete by then") List<@NonNull ProgramModule> modules) {

    static ProgramMilestone of(Milestone milestone) {
        return new ProgramMilestone(milestone.id(), milestone.name(), milestone.dueWorkingDays(),
                milestone.modules().stream().map(ProgramModule::of).toList());
    }
}
