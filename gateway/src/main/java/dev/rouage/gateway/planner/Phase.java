package dev.rouage.gateway.planner;

import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * What is being planned: first what is answered immediately, then one deferred part after the other. A part asks for its
 * fields by steps of its own, so that no earlier answer waits for them; earlier steps only tell it the keys.
 */
final class Phase {
    private int number;
    private boolean identifying;

    int number() {
        return number;
    }

    boolean isFirst() {
        return number == 0;
    }

    void next() {
        number++;
    }

    /** Whether fields may be added to what the step at the presence asks for. */
    boolean isOpen(Presence presence) {
        return identifying || presence.step().phase() == number;
    }

    /** The first step of this phase that sees the site like this, or null where there is none. */
    @Nullable
    Presence open(Site site, SubgraphView view) {
        for (Presence presence : site.presences()) {
            if (presence.view().equals(view) && isOpen(presence)) {
                return presence;
            }
        }
        return null;
    }

    /** Plans fields that identify objects: they are little, so any step may fetch them. */
    Set<PlannedStep> identifying(Supplier<Set<PlannedStep>> planning) {
        return with(true, planning);
    }

    /** Plans fields of this phase, while others may be planned around them. */
    Set<PlannedStep> requiring(Supplier<Set<PlannedStep>> planning) {
        return with(false, planning);
    }

    private Set<PlannedStep> with(boolean next, Supplier<Set<PlannedStep>> planning) {
        boolean before = identifying;
        identifying = next;
        try {
            return planning.get();
        } finally {
            identifying = before;
        }
    }
}
