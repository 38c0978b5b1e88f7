package dev.rouage.kpi.journey.training;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import dev.rouage.kpi.contribution.Contribution;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.journey.training.TrainingEvent.AttemptFinished;
import dev.rouage.kpi.journey.training.TrainingEvent.MilestoneAssigned;
import dev.rouage.kpi.journey.training.TrainingEvent.MilestoneCompleted;
import dev.rouage.kpi.journey.training.TrainingEvent.SessionHeld;
import dev.rouage.kpi.journey.training.TrainingEvent.SkillAssessed;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class TrainingPostingTest {

    @Test
    void exercisePassedOnTheSecondAttemptIsPlacedAtTheFirst() {
        List<Contribution> posted = posted(new AttemptFinished(id(2), at("2026-02-10"), true),
                new AttemptFinished(id(1), at("2026-01-31"), false));

        assertEquals(List.of(Contribution.count(Measure.EXERCISE_PASSED_LATER, LocalDate.parse("2026-01-31"))), posted);
    }

    @Test
    void milestoneCompletedTheDayAfterItWasDueIsLate() {
        List<Contribution> posted = posted(
                new MilestoneCompleted(id(1), at("2026-01-21"), LocalDate.parse("2026-01-21")),
                new MilestoneAssigned(id(2), at("2026-01-02"), LocalDate.parse("2026-01-20")));

        assertEquals(List.of(Measure.MILESTONE_LATE), posted.stream().map(Contribution::measure).toList());
        assertEquals(LocalDate.parse("2026-01-20"), posted.getFirst().day());
    }

    @Test
    void milestoneThatNobodyWasAssignedIsNotCounted() {
        assertEquals(List.of(),
                posted(new MilestoneCompleted(id(1), at("2026-01-21"), LocalDate.parse("2026-01-21"))));
    }

    @Test
    void skillThatIsLostIsTakenBackOnThatDay() {
        List<Contribution> posted = posted(new SkillAssessed(id(1), at("2026-01-01"), true, true),
                new SkillAssessed(id(2), at("2026-02-01"), true, true),
                new SkillAssessed(id(3), at("2026-03-01"), true, false));

        assertEquals(List.of("SKILL_REQUIRED 2026-01-01 1", "SKILL_ACQUIRED 2026-01-01 1",
                "SKILL_ACQUIRED 2026-03-01 -1"),
                posted.stream().map(one -> one.measure() + " " + one.day() + " " + one.count()).toList());
    }

    @Test
    void sessionThatNobodyPlannedIsNoneOfThosePlanned() {
        assertEquals(List.of(Measure.SESSION_UNPLANNED),
                posted(new SessionHeld(id(1), at("2026-01-01"))).stream().map(Contribution::measure).toList());
    }

    @Test
    void theOrderOfArrivalMakesNoDifference() {
        List<TrainingEvent> events = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            events.add(new AttemptFinished(id(i), at("2026-01-0" + (1 + i / 2)), i % 3 == 1));
            events.add(new SkillAssessed(id(10 + i), at("2026-01-0" + (1 + i / 2)), i % 2 == 0, i % 3 == 0));
        }
        List<Contribution> expected = TrainingPosting.contributions(events, ZoneOffset.UTC);
        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(events, new Random(seed));
            assertEquals(expected, TrainingPosting.contributions(events, ZoneOffset.UTC));
        }
    }

    private static List<Contribution> posted(TrainingEvent... events) {
        return TrainingPosting.contributions(List.of(events), ZoneOffset.UTC);
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }

    private static Instant at(String day) {
        return Instant.parse(day + "T10:00:00Z");
    }
}
