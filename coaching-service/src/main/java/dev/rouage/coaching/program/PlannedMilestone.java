package dev.rouage.coaching.program;

import java.util.List;
import java.util.UUID;

/**
 * Modules to complete by a working day counted from a person's start.
 *
 * @param id
 *            the milestone
 * @param dueWorkingDays
 *            working days after the start, 0 or more
 * @param modules
 *            at least one
 */
public record PlannedMilestone(UUID id, int dueWorkingDays, List<PlannedModule> modules) {

    public PlannedMilestone {
        modules = List.copyOf(modules);
        if (dueWorkingDays < 0) {
            throw new InvalidProgramException("A milestone is due 0 or more working days after the start, not "
                    + dueWorkingDays);
        }
        if (modules.isEmpty()) {
            throw new InvalidProgramException("Milestone " + id + " has no module");
        }
    }
}
