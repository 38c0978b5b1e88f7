package dev.rouage.coaching.program;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.rouage.coaching.calendar.WorkingCalendar;

/**
 * Works out how far people are in a program.
 *
 * @param plan
 *            the program
 * @param calendar
 *            the company's working days
 * @param today
 *            the day as of which is answered
 */
public record ProgramEvaluation(ProgramPlan plan, WorkingCalendar calendar, LocalDate today) {
    /** A milestone is shown as due from so many working days before its day. */
    static final int DUE_SOON_WORKING_DAYS = 5;

    /**
     * One person's standing.
     *
     * @param start
     *            the day from which its milestones count
     * @param completions
     *            the day on which each completed module was first completed; modules of other programs are ignored
     */
    public ProgramStanding of(LocalDate start, Map<UUID, LocalDate> completions) {
        return new ProgramStanding(progress(completions),
                plan.milestones().stream().map(milestone -> standing(milestone, start, completions)).toList());
    }

    private BigDecimal progress(Map<UUID, LocalDate> completions) {
        long completed = plan.modules().stream().filter(module -> completions.containsKey(module.id())).count();
        return BigDecimal.valueOf(completed).divide(BigDecimal.valueOf(plan.modules().size()), 4, RoundingMode.DOWN);
    }

    private MilestoneStanding standing(PlannedMilestone milestone, LocalDate start,
            Map<UUID, LocalDate> completions) {
        LocalDate dueOn = calendar.plusWorkingDays(start, milestone.dueWorkingDays());
        Optional<LocalDate> completedOn = lastCompletion(milestone, completions);
        MilestoneState state = completedOn.map(day -> day.isAfter(dueOn) ? MilestoneState.LATE : MilestoneState.ON_TIME)
                .orElseGet(() -> stateOfUnfinished(dueOn));
        return new MilestoneStanding(milestone.id(), dueOn, completedOn.orElse(null), state);
    }

    private static Optional<LocalDate> lastCompletion(PlannedMilestone milestone, Map<UUID, LocalDate> completions) {
        if (!milestone.modules().stream().allMatch(module -> completions.containsKey(module.id()))) {
            return Optional.empty();
        }
        return milestone.modules().stream().map(module -> completions.get(module.id())).max(LocalDate::compareTo);
    }

    private MilestoneState stateOfUnfinished(LocalDate dueOn) {
        if (dueOn.isBefore(today)) {
            return MilestoneState.OVERDUE;
        }
        return dueOn.isAfter(calendar.plusWorkingDays(today, DUE_SOON_WORKING_DAYS))
                ? MilestoneState.UPCOMING
                : MilestoneState.DUE;
    }
}
