package dev.rouage.coaching.curriculum;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.rouage.coaching.program.PlannedMilestone;
import dev.rouage.coaching.program.PlannedModule;
import dev.rouage.coaching.program.ProgramPlan;
import dev.rouage.coaching.template.Language;
import org.jspecify.annotations.Nullable;

/**
 * A program of a company.
 *
 * @param template
 *            the template it was made from
 * @param onboarding
 *            whether it is for new hires
 * @param started
 *            the company's day on which it was started; null while it is being prepared
 */
public record Program(UUID id, String template, Language language, String name, boolean onboarding, Audience audience,
        @Nullable LocalDate started, List<Milestone> milestones) {

    public Program {
        milestones = List.copyOf(milestones);
    }

    /** The day on which it was started. */
    public Optional<LocalDate> startedOn() {
        return Optional.ofNullable(started);
    }

    /** The program as the calculations see it. */
    public ProgramPlan plan() {
        return new ProgramPlan(milestones.stream()
                .map(milestone -> new PlannedMilestone(milestone.id(), milestone.dueWorkingDays(), milestone.modules()
                        .stream().map(module -> new PlannedModule(module.id(), Set.copyOf(module.prerequisites())))
                        .toList()))
                .toList());
    }
}
