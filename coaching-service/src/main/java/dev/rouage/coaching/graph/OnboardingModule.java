package dev.rouage.coaching.graph;

import java.time.LocalDate;
import java.util.UUID;

import dev.rouage.coaching.curriculum.Module;
import dev.rouage.coaching.onboarding.Onboarding;
import dev.rouage.coaching.template.ModuleKind;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A module of a rep's onboarding. */
@Description("A module of a rep's onboarding")
public record OnboardingModule(
        @Id @NonNull @Description("The id of the module") UUID id,
        @NonNull @Description("What one does in it") ModuleKind kind,
        @NonNull @Description("Its name, in the program's language") String name,
        @Description("How long it takes, in minutes") int minutes,
        @Description("The day on which the rep first completed it; null while it is not completed") @Nullable LocalDate completedOn) {

    static OnboardingModule of(Module module, Onboarding onboarding) {
        return new OnboardingModule(module.id(), module.kind(), module.name(), module.minutes(),
                onboarding.completions().get(module.id()));
    }
}
