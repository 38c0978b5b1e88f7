package dev.rouage.coaching.program;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One milestone of one person.
 *
 * @param milestone
 *            its id
 * @param dueOn
 *            the working day by which its modules should be completed
 * @param lastCompletion
 *            the day on which the last of its modules was completed; null while one is not
 * @param state
 *            where the person stands
 */
public record MilestoneStanding(UUID milestone, LocalDate dueOn, @Nullable LocalDate lastCompletion,
        MilestoneState state) {

    /** The day on which the milestone was completed; empty while it is not. */
    public Optional<LocalDate> completedOn() {
        return Optional.ofNullable(lastCompletion);
    }
}
