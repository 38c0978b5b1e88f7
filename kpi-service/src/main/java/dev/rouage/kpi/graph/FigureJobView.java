package dev.rouage.kpi.graph;

import java.time.OffsetDateTime;
import java.util.List;

import dev.rouage.kpi.rebuild.FigureJob;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A job as the graph shows it. */
@Type("FigureJob")
@Description("Work on all of the company's figures, in the background; answers come from the figures as they are meanwhile")
public record FigureJobView(
        @Id @NonNull @Description("Its id") String id,
        @NonNull @Description("What it does: REBUILD or AUDIT") String type,
        @NonNull @Description("How it stands: QUEUED, RUNNING, COMPLETE, SUPERSEDED by a later one, or FAILED") String state,
        @NonNull @Description("What it is at: BUILD and CLEAN of a rebuild, JOURNEYS and SUMS of an audit") String step,
        @NonNull @Description("How many journeys (deals, accounts and the like) it has been through") long journeys,
        @NonNull @Description("Of an audit, how many sums there are; 0 until it is complete") long sums,
        @NonNull @Description("Of an audit, how many journeys and sums are other than the records come to, missing or superfluous; 0 is right") long differences,
        @NonNull @Description("Some of the differences, in words") List<@NonNull String> examples,
        @Description("Why it failed the last time; null when it did not") @Nullable String failure,
        @NonNull @Description("When it was asked for") OffsetDateTime createdAt,
        @Description("When it began; null before") @Nullable OffsetDateTime startedAt,
        @Description("When it ended; null before") @Nullable OffsetDateTime finishedAt) {

    static FigureJobView of(FigureJob job) {
        FigureJob.Times times = job.times();
        return new FigureJobView(job.id().toString(), job.type().name(), job.standing().state().name(),
                job.place().step().name(), job.place().done(), job.report().sums(), job.report().differences(),
                job.report().examples(), job.standing().failure(), times.createdAt(), times.startedAt(),
                times.finishedAt());
    }

    boolean isOver() {
        return finishedAt != null;
    }
}
