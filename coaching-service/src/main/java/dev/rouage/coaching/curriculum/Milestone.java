package dev.rouage.coaching.curriculum;

import java.util.List;
import java.util.UUID;

/**
 * A milestone of a program.
 *
 * @param dueWorkingDays
 *            working days from a person's start to the day it is due
 */
public record Milestone(UUID id, String name, int dueWorkingDays, List<Module> modules) {

    public Milestone {
        modules = List.copyOf(modules);
    }
}
