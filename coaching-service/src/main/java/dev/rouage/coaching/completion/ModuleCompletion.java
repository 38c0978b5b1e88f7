package dev.rouage.coaching.completion;

import java.time.Instant;
import java.util.UUID;

/**
 * A person has completed a module.
 *
 * @param id
 *            made by the client; names this completion for ever
 * @param rep
 *            who completed it
 * @param at
 *            when, to the microsecond
 * @param minutes
 *            the time spent
 * @param recordedAt
 *            when we heard of it
 */
public record ModuleCompletion(UUID id, UUID rep, UUID program, UUID module, Instant at, int minutes,
        Instant recordedAt) {

    /** Whether the client says the same thing; what we add ourselves does not count. */
    boolean sameContent(ModuleCompletion other) {
        return rep.equals(other.rep) && module.equals(other.module) && at.equals(other.at)
                && minutes == other.minutes;
    }
}
