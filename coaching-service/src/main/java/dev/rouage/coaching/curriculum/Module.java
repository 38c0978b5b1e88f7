package dev.rouage.coaching.curriculum;

import java.util.List;
import java.util.UUID;

import dev.rouage.coaching.template.ModuleKind;

/**
 * A module of a program.
 *
 * @param minutes
 *            how long it takes
 * @param prerequisites
 *            the modules to complete before
 */
public record Module(UUID id, ModuleKind kind, String name, String summary, int minutes, List<UUID> prerequisites) {

    public Module {
        prerequisites = List.copyOf(prerequisites);
    }
}
