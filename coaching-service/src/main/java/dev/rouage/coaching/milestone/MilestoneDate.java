package dev.rouage.coaching.milestone;

import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A milestone of a person, as it is or as it was told of last.
 *
 * @param dueOn
 *            the working day by which it is to be completed; null when the person has not to complete it any more
 * @param completedOn
 *            the day on which the last of its modules was completed; null while one is not
 */
record MilestoneDate(Key key, UUID program, @Nullable LocalDate dueOn, @Nullable LocalDate completedOn) {

    /** Names a milestone of a person. */
    record Key(UUID rep, UUID milestone) {}

    /** What is told of a milestone that nobody has to complete. */
    MilestoneDate withdrawn() {
        return new MilestoneDate(key, program, null, null);
    }
}
