package dev.rouage.kpi.rebuild;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.rebuild.FigureJob.Generations;
import dev.rouage.kpi.rebuild.FigureJob.Place;
import dev.rouage.kpi.rebuild.FigureJob.Standing;
import dev.rouage.kpi.rebuild.FigureJob.State;
import dev.rouage.kpi.rebuild.FigureJob.Step;
import dev.rouage.kpi.rebuild.FigureJob.Times;
import dev.rouage.kpi.rebuild.FigureJob.Type;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

class FigureJobTest {
    private static final UUID JOURNEY = new UUID(0, 7);
    private final FigureJob job = new FigureJob(new UUID(0, 1), Type.REBUILD, new Standing(State.QUEUED, 0, null),
            new Place(Step.BUILD, null, Place.BEGINNING, 0), new Generations(4, null, "COMPLETE"),
            Audit.Report.NOTHING, new Times(OffsetDateTime.parse("2026-01-01T00:00:00Z"), null, null));

    @Test
    void whatWentWellIsNoLongerAFailure() {
        FigureJob further = job.failing("it broke").failing("again").behind(JourneyKind.LEAD, List.of(JOURNEY));

        assertEquals(new Standing(State.RUNNING, 0, "again"), further.standing());
        assertEquals(new Place(Step.BUILD, JourneyKind.LEAD, JOURNEY, 1), further.place());
        assertEquals(2, job.failing("it broke").failing("again").standing().attempts());
    }

    @Test
    void whatIsGivenUpRemovesWhatItHasBuiltAndEndsSo() {
        FigureJob cleaning = job.at(JourneyKind.LEAD).givenUp(State.FAILED, "it broke");

        assertEquals(Step.CLEAN, cleaning.place().step());
        assertEquals(4, cleaning.generations().stale());
        assertEquals(new Standing(State.FAILED, 0, "it broke"), cleaning.goingOn().over().standing());
    }

    @Test
    void aNewGenerationIsBuiltKindByKindAndThenTheOldOneRemoved() {
        assertNull(job.place().kind());
        assertEquals(JourneyKind.DEAL, job.place().kindOrFirst());
        FigureJob shown = job.behind(JourneyKind.DEAL, List.of(JOURNEY)).at(Step.CLEAN, 3);

        assertEquals(3, shown.generations().stale());
        assertEquals(1, shown.place().done());
        assertEquals(State.COMPLETE, shown.over().standing().state());
    }
}
