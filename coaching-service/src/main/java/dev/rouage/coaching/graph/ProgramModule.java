package dev.rouage.coaching.graph;

import java.util.List;
import java.util.UUID;

import dev.rouage.coaching.curriculum.Module;
import dev.rouage.coaching.template.ModuleKind;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A module as the graph shows it. */
@Name("Module")
@Description("A piece of training that is completed as a whole")
public record ProgramModule(
        @Id @NonNull @Description("The id of the module") UUID id,
        @NonNull @Description("What one does in it") ModuleKind kind,
        @NonNull @Description("Its name, in the program's language") String name,
        @NonNull @Description("What one learns, in a sentence") String summary,
        @Description("How long it takes, in minutes") int minutes,
        @Id @NonNull @Description("The ids of the modules to complete before this one") List<@NonNull UUID> prerequisites) {

    static ProgramModule of(Module module) {
        return new ProgramModule(module.id(), module.kind(), module.name(), module.summary(), module.minutes(),
                module.prerequisites());
    }
}
