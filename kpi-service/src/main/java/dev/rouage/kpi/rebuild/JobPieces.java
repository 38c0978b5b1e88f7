package dev.rouage.kpi.rebuild;

import java.util.Arrays;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.restate.FeedProgress;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Does pieces of jobs, each in a transaction that also saves how far the job has come. */
@ApplicationScoped
class JobPieces {
    private final TenantDatabase database;
    private final FeedProgress progress;
    private final FigureJobs jobs;

    JobPieces(TenantDatabase database, FeedProgress progress, FigureJobs jobs) {
        this.database = database;
        this.progress = progress;
        this.jobs = jobs;
    }

    /** A piece: what it does, and how the job is then. */
    interface Piece {
        Uni<FigureJob> of(SqlConnection connection, FigureJob now);
    }

    /**
     * Under the company's lock; does nothing when somebody else has brought the job to another step. Answers with how the job
     * is now, empty when nothing was done.
     */
    Uni<Optional<FigureJob>> run(TenantId tenant, FigureJob job, Piece piece) {
        return database.inTransaction(tenant, connection -> progress.lock(connection, tenant)
                .chain(() -> jobs.lock(connection, tenant, job))
                .chain(now -> now.isEmpty()
                        ? Uni.createFrom().item(Optional.<FigureJob>empty())
                        : piece.of(connection, now.get()).call(then -> jobs.save(connection, tenant, then))
                                .map(Optional::of)));
    }

    /** The kind behind that one; empty behind the last. */
    static Optional<JourneyKind> behind(JourneyKind kind) {
        return Arrays.stream(JourneyKind.values()).filter(other -> other.compareTo(kind) > 0).findFirst();
    }
}
