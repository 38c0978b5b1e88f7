package dev.rouage.kpi.rebuild;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import dev.rouage.kpi.contribution.JourneyKind;
import org.jspecify.annotations.Nullable;

/**
 * Work on all of a company's figures.
 *
 * @param report
 *            what an audit has found so far
 */
public record FigureJob(UUID id, Type type, Standing standing, Place place, Generations generations,
        Audit.Report report, Times times) {

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

    /**
     * How it stands.
     *
     * @param attempts
     *            how often its next piece has failed
     * @param failure
     *            why it failed the last time; null when it did not
     */
    public record Standing(State state, int attempts, @Nullable String failure) {

        private Standing running() {
            return new Standing(State.RUNNING, 0, failure);
        }
    }

    /**
     * How far it has come.
     *
     * @param kind
     *            of which kind of journeys; null at the beginning of a step
     * @param after
     *            behind which of them
     * @param done
     *            how many journeys it has been through
     */
    public record Place(Step step, @Nullable JourneyKind kind, UUID after, long done) {
        static final UUID BEGINNING = new UUID(0, 0);

        /** The kind that it is at, the first one at the beginning. */
        JourneyKind kindOrFirst() {
            return kind == null ? JourneyKind.values()[0] : kind;
        }
    }

    /**
     * What it builds and removes.
     *
     * @param built
     *            the one that it builds; null when it builds none
     * @param stale
     *            the one that it removes in the end; null until that is known
     * @param ending
     *            how it stands when that is removed, a {@link State}
     */
    public record Generations(@Nullable Integer built, @Nullable Integer stale, String ending) {}

    /** When it was asked for, began and ended. */
    public record Times(OffsetDateTime createdAt, @Nullable OffsetDateTime startedAt,
            @Nullable OffsetDateTime finishedAt) {}

    static Audit.Report report(long sums, long differences, String[] examples) {
        return new Audit.Report(sums, differences, List.of(examples));
    }

    /** Has been through those journeys of the kind. */
    FigureJob behind(JourneyKind kind, List<UUID> journeys) {
        return running(new Place(place.step, kind, journeys.getLast(), place.done + journeys.size()), generations);
    }

    /** Is at the beginning of that kind. */
    FigureJob at(JourneyKind kind) {
        return running(new Place(place.step, kind, Place.BEGINNING, place.done), generations);
    }

    /** Is at the beginning of that step. */
    FigureJob at(Step step, @Nullable Integer stale) {
        return running(new Place(step, null, Place.BEGINNING, place.done),
                new Generations(generations.built, stale, generations.ending));
    }

    /** Goes on where it is. */
    FigureJob goingOn() {
        return running(place, generations);
    }

    /** Has found that, too. */
    FigureJob reporting(Audit.Report more) {
        return new FigureJob(id, type, standing.running(), place, generations, report.plus(more), times);
    }

    /** Is over. */
    FigureJob over(State end) {
        return standing(new Standing(end, standing.attempts, standing.failure));
    }

    /** Is over, as it was to end. */
    FigureJob over() {
        return over(State.valueOf(generations.ending));
    }

    /** Has failed once more. */
    FigureJob failing(String because) {
        return standing(new Standing(State.RUNNING, standing.attempts + 1, because));
    }

    /** Removes what it has built, and then is over like that. */
    FigureJob givenUp(State end, String because) {
        return new FigureJob(id, type, new Standing(State.RUNNING, 0, because),
                new Place(Step.CLEAN, null, Place.BEGINNING, place.done),
                new Generations(generations.built, generations.built, end.name()), report, times);
    }

    private FigureJob running(Place now, Generations of) {
        return new FigureJob(id, type, standing.running(), now, of, report, times);
    }

    private FigureJob standing(Standing now) {
        return new FigureJob(id, type, now, place, generations, report, times);
    }
}
