package dev.rouage.coaching.program;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Holds that prerequisites form a directed graph without a cycle. */
final class Prerequisites {

    private Prerequisites() {}

    /** Fails on a duplicate module, a prerequisite from outside or a cycle. */
    static void check(List<PlannedModule> modules) {
        Set<UUID> known = new HashSet<>();
        for (PlannedModule module : modules) {
            if (!known.add(module.id())) {
                throw new InvalidProgramException("Module " + module.id() + " appears twice");
            }
        }
        for (PlannedModule module : modules) {
            if (!known.containsAll(module.prerequisites())) {
                throw new InvalidProgramException("Module " + module.id() + " requires a module of another program");
            }
        }
        inOrder(modules);
    }

    /** The modules so that each comes after its prerequisites, otherwise in the order given. */
    static List<PlannedModule> inOrder(List<PlannedModule> modules) {
        List<PlannedModule> ordered = new ArrayList<>(modules.size());
        Set<UUID> done = new HashSet<>();
        List<PlannedModule> waiting = new ArrayList<>(modules);
        while (!waiting.isEmpty()) {
            List<PlannedModule> ready = waiting.stream().filter(module -> done.containsAll(module.prerequisites()))
                    .toList();
            if (ready.isEmpty()) {
                throw new InvalidProgramException("The prerequisites of module " + waiting.getFirst().id()
                        + " form a cycle, or wait for one");
            }
            ordered.addAll(ready);
            ready.forEach(module -> done.add(module.id()));
            waiting.removeAll(ready);
        }
        return ordered;
    }
}
