package dev.rouage.coaching.graph;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import dev.rouage.coaching.curriculum.Milestone;
import dev.rouage.coaching.onboarding.Onboarding;
import dev.rouage.coaching.program.MilestoneStanding;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A milestone of a rep's onboarding. */
@Description("A milestone of a rep's onboarding")
public record OnboardingMilestone(
        @Id @NonNull @Description("The id of the milestone") UUID id,
        @NonNull @Description("Its name, in the program's language") String name,
        @NonNull @Description("The working day by which its modules should be completed") LocalDate dueOn,
        @Description("The day on which the last of its modules was completed; null while one is not") @Nullable LocalDate completedOn,
        @NonNull @Description("Where the rep stands with it today") OnboardingMilestoneState state,
        @NonNull @Description("Its modules, in order") List<@NonNull OnboardingModule> modules) {

    static OnboardingMilestone of(Milestone milestone, MilestoneStanding standing, Onboarding onboarding) {
        return new OnboardingMilestone(milestone.id(), milestone.name(), standing.dueOn(), standing.lastCompletion(),
                OnboardingMilestoneState.of(standing.state()),
                milestone.modules().stream().map(module -> OnboardingModule.of(module, onboarding)).toList());
    }
}
