package dev.rouage.kpi.rebuild;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import dev.rouage.kpi.contribution.JourneyKind;
import org.jspecify.annotations.Nullable;

/**
 * Work on all of a company's figures.
 *
 * @param generation
 *            the one that it builds; null when it builds none
 * @param stale
 *            the one that it removes in the end; null until that is known
 * @param kind
 *            how far it has come: of which kind of journeys, null at the beginning
 * @param after
 *            and behind which of them
 * @param done
 *            how many journeys it has been through
 */
public record FigureJob(UUID id, Type type, State state, Step step, String ending, @Nullable Integer generation,
        @Nullable Integer stale, @Nullable JourneyKind kind, UUID after, long done, Audit.Report report, int attempts,
        @Nullable String failure, OffsetDateTime createdAt, @Nullable OffsetDateTime startedAt,
        @Nullable OffsetDateTime finishedAt) {

    /** Takes no part in its progress. */
    static final UUID BEGINNING = new UUID(0, 0);

    /** What it does. */
    public enum Type {
        REBUILD, AUDIT
    }

    /** How it stands. */
    public enum State {
        QUEUED, RUNNING, COMPLETE, SUPERSEDED, FAILED
    }

    /** What it is at. */
    public enum Step {
        BUILD, CLEAN, JOURNEYS, SUMS
    }

    static Audit.Report report(long sums, long differences, String[] examples) {
        return new Audit.Report(sums, differences, List.of(examples));
    }

    /** Has come that far. */
    FigureJob advanced(@Nullable JourneyKind of, UUID behind, long more) {
        return new FigureJob(id, type, State.RUNNING, step, ending, generation, stale, of, behind, done + more, report,
                0, failure, createdAt, startedAt, finishedAt);
    }

    /** Is at that step, from its beginning. */
    FigureJob at(Step next, @Nullable Integer staleGeneration) {
        return new FigureJob(id, type, State.RUNNING, next, ending, generation, staleGeneration, null, BEGINNING, done,
                report, 0, failure, createdAt, startedAt, finishedAt);
    }

    /** Has found that. */
    FigureJob reporting(Audit.Report found) {
        return new FigureJob(id, type, State.RUNNING, step, ending, generation, stale, kind, after, done, found, 0,
                failure, createdAt, startedAt, finishedAt);
    }

    /** Is over. */
    FigureJob over(State end) {
        return new FigureJob(id, type, end, step, ending, generation, stale, kind, after, done, report, attempts,
                failure, createdAt, startedAt, finishedAt);
    }

    /** Has failed once more. */
    FigureJob failing(String because) {
        return new FigureJob(id, type, State.RUNNING, step, ending, generation, stale, kind, after, done, report,
                attempts + 1, because, createdAt, startedAt, finishedAt);
    }
}
