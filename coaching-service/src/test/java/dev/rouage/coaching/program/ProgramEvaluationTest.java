package dev.rouage.coaching.program;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.rouage.coaching.calendar.WorkingCalendar;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProgramEvaluationTest {
    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);
    private static final UUID THIRD = new UUID(0, 3);
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final ProgramPlan PLAN = new ProgramPlan(List.of(
            new PlannedMilestone(new UUID(1, 1), 5, List.of(module(FIRST), module(SECOND, FIRST))),
            new PlannedMilestone(new UUID(1, 2), 20, List.of(module(THIRD, SECOND)))));

    @Test
    void showsWhatIsAheadOfSomebodyWhoJustStarted() {
        ProgramStanding standing = on(MONDAY).of(MONDAY, Map.of());

        assertThat(standing.progress()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(standing.milestones()).extracting(MilestoneStanding::state)
                .containsExactly(MilestoneState.DUE, MilestoneState.UPCOMING);
        assertThat(standing.milestones()).extracting(MilestoneStanding::dueOn)
                .containsExactly(LocalDate.of(2026, 3, 9), LocalDate.of(2026, 3, 30));
        assertThat(standing.dueNext()).map(MilestoneStanding::milestone).contains(new UUID(1, 1));
    }

    @Test
    void isNotLateOnTheDueDayItself() {
        assertThat(on(LocalDate.of(2026, 3, 9)).of(MONDAY, Map.of()).milestones().getFirst().state())
                .isEqualTo(MilestoneState.DUE);
        assertThat(on(LocalDate.of(2026, 3, 10)).of(MONDAY, Map.of()).milestones().getFirst().state())
                .isEqualTo(MilestoneState.OVERDUE);
    }

    @Test
    void isCompletedByItsLastModule() {
        LocalDate dueDay = LocalDate.of(2026, 3, 9);

        MilestoneStanding onTime = first(Map.of(FIRST, MONDAY, SECOND, dueDay));
        MilestoneStanding late = first(Map.of(FIRST, MONDAY, SECOND, dueDay.plusDays(1)));
        MilestoneStanding unfinished = first(Map.of(FIRST, MONDAY));

        assertThat(onTime.state()).isEqualTo(MilestoneState.ON_TIME);
        assertThat(onTime.completedOn()).contains(dueDay);
        assertThat(late.state()).isEqualTo(MilestoneState.LATE);
        assertThat(unfinished.completedOn()).isEmpty();
    }

    @Test
    void countsModulesOfTheProgramOnly() {
        Map<UUID, LocalDate> completions = Map.of(FIRST, MONDAY, THIRD, MONDAY, new UUID(9, 9), MONDAY);

        ProgramStanding standing = on(MONDAY).of(MONDAY, completions);

        assertThat(standing.progress()).isEqualTo(new BigDecimal("0.6666"));
        assertThat(standing.dueNext()).map(MilestoneStanding::milestone).contains(new UUID(1, 1));
    }

    @Test
    void hasNothingDueWhenAllIsDone() {
        ProgramStanding standing = on(MONDAY).of(MONDAY, Map.of(FIRST, MONDAY, SECOND, MONDAY, THIRD, MONDAY));

        assertThat(standing.progress()).isEqualByComparingTo(BigDecimal.ONE);
        assertThat(standing.dueNext()).isEmpty();
    }

    @Test
    void startsNewHiresOnTheDayOfHireAndOthersOnTheDayOfEnrolment() {
        LocalDate limit = MONDAY.minusDays(ProgramClock.NEW_HIRE_DAYS);

        assertThat(ProgramClock.startOf(Optional.of(limit), MONDAY)).isEqualTo(limit);
        assertThat(ProgramClock.startOf(Optional.of(limit.minusDays(1)), MONDAY)).isEqualTo(MONDAY);
        assertThat(ProgramClock.startOf(Optional.of(MONDAY.plusDays(9)), MONDAY)).isEqualTo(MONDAY.plusDays(9));
        assertThat(ProgramClock.startOf(Optional.empty(), MONDAY)).isEqualTo(MONDAY);
    }

    @Test
    void refusesProgramsThatNobodyCouldFollow() {
        assertThatThrownBy(() -> new ProgramPlan(List.of())).isInstanceOf(InvalidProgramException.class);
        assertThatThrownBy(() -> new PlannedMilestone(FIRST, 1, List.of())).isInstanceOf(InvalidProgramException.class);
        assertThatThrownBy(() -> new PlannedMilestone(FIRST, -1, List.of(module(FIRST))))
                .isInstanceOf(InvalidProgramException.class);
        assertThatThrownBy(() -> plan(module(FIRST), module(FIRST))).hasMessageContaining("twice");
        assertThatThrownBy(() -> plan(module(FIRST, THIRD))).hasMessageContaining("another program");
        assertThatThrownBy(() -> plan(module(FIRST, SECOND), module(SECOND, FIRST))).hasMessageContaining("cycle");
    }

    private static ProgramPlan plan(PlannedModule... modules) {
        return new ProgramPlan(List.of(new PlannedMilestone(new UUID(1, 1), 1, List.of(modules))));
    }

    private static MilestoneStanding first(Map<UUID, LocalDate> completions) {
        return on(LocalDate.of(2026, 4, 1)).of(MONDAY, completions).milestones().getFirst();
    }

    private static ProgramEvaluation on(LocalDate today) {
        return new ProgramEvaluation(PLAN, new WorkingCalendar(Set.of()), today);
    }

    private static PlannedModule module(UUID id, UUID... prerequisites) {
        return new PlannedModule(id, Set.of(prerequisites));
    }
}
