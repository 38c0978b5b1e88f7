package dev.rouage.coaching.program;

import java.util.List;

/**
 * The modules of a program in their milestones. Making one checks that it can be followed: every prerequisite is a module
 * of the program, and none waits for itself.
 *
 * @param milestones
 *            at least one, in the order shown
 */
public record ProgramPlan(List<PlannedMilestone> milestones) {

    public ProgramPlan {
        milestones = List.copyOf(milestones);
        if (milestones.isEmpty()) {
            throw new InvalidProgramException("A program needs at least one milestone");
        }
        Prerequisites.check(modulesOf(milestones));
    }

    /** All modules, in the order shown. */
    public List<PlannedModule> modules() {
        return modulesOf(milestones);
    }

    private static List<PlannedModule> modulesOf(List<PlannedMilestone> milestones) {
        return milestones.stream().flatMap(milestone -> milestone.modules().stream()).toList();
    }
}
