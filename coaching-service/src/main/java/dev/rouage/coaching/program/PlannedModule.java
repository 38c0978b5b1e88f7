package dev.rouage.coaching.program;

import java.util.Set;
import java.util.UUID;

/**
 * A module as the calculations see it.
 *
 * @param id
 *            the module
 * @param prerequisites
 *            the modules to complete before this one
 */
public record PlannedModule(UUID id, Set<UUID> prerequisites) {

    public PlannedModule {
        prerequisites = Set.copyOf(prerequisites);
    }
}
