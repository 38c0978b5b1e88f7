package dev.rouage.coaching.program;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How far a person is in a program.
 *
 * @param progress
 *            completed modules over all modules, 0 to 1, four decimals rounded down, so that 1 means all
 * @param milestones
 *            in the program's order
 */
public record ProgramStanding(BigDecimal progress, List<MilestoneStanding> milestones) {

    public ProgramStanding {
        milestones = List.copyOf(milestones);
    }

    /** The unfinished milestone that is due first; of several on one day, the first in the program's order. */
    public Optional<MilestoneStanding> dueNext() {
        return milestones.stream().filter(milestone -> milestone.completedOn().isEmpty())
                .min(Comparator.comparing(MilestoneStanding::dueOn));
    }
}
