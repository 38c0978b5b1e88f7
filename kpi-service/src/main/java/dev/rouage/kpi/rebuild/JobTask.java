package dev.rouage.kpi.rebuild;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.rebuild.FigureJob.State;
import dev.rouage.kpi.rebuild.FigureJob.Step;
import dev.rouage.kpi.restate.FeedProgress;
import dev.rouage.kpi.restate.FullCalculation;
import dev.rouage.kpi.restate.Restatement;
import dev.rouage.kpi.restate.Touched;
import dev.rouage.kpi.rollup.JourneyBookings;
import dev.rouage.kpi.rollup.RollupStore;
import dev.rouage.kpi.settings.Edition;
import dev.rouage.kpi.settings.ReportingSettings;
import dev.rouage.kpi.turn.CompanyTask;
import dev.rouage.kpi.turn.Turn;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.problem.Availability;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Works on a company's jobs, a piece in each turn. What a piece does and how far the job has come commit together, so that
 * whoever has the next turn goes on where the last one was committed, also when its replica is no more.
 */
@ApplicationScoped
public class JobTask implements CompanyTask {
    /** The task's name. */
    public static final String NAME = "JOBS";
    private static final int MOST_ATTEMPTS = 10;
    private static final int ROWS_REMOVED_AT_ONCE = 20_000;

    private final TenantDatabase database;
    private final FigureJobs jobs;
    private final FeedProgress progress;
    private final ReportingSettings settings;
    private final FullCalculation calculations;
    private final Restatement restatement;
    private final JourneyBookings bookings;
    private final RollupStore rollups;
    private final Audit audit;
    private final int piece;
    private final Duration grace;

    /** All that the pieces of a job work with. */
    JobTask(TenantDatabase database, FigureJobs jobs, FeedProgress progress, ReportingSettings settings,
            FullCalculation calculations, Restatement restatement, JourneyBookings bookings, RollupStore rollups,
            Audit audit, @ConfigProperty(name = "rouage.kpi.jobs.piece", defaultValue = "2000") int piece,
            @ConfigProperty(name = "rouage.kpi.jobs.grace", defaultValue = "1m") Duration grace) {
        this.database = database;
        this.jobs = jobs;
        this.progress = progress;
        this.settings = settings;
        this.calculations = calculations;
        this.restatement = restatement;
        this.bookings = bookings;
        this.rollups = rollups;
        this.audit = audit;
        this.piece = piece;
        this.grace = grace;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<Optional<Duration>> run(Turn turn) {
        return jobs.current(turn.tenant()).chain(current -> current.isEmpty()
                ? Uni.createFrom().item(Optional.<Duration>empty())
                : piece(turn.tenant(), current.get()).map(Optional::of));
    }

    private Uni<Duration> piece(TenantId tenant, FigureJob job) {
        Uni<Duration> work = switch (job.step()) {
            case BUILD -> locked(tenant, job, (connection, now) -> build(connection, tenant, now));
            case CLEAN -> locked(tenant, job, (connection, now) -> clean(connection, tenant, now));
            case JOURNEYS -> auditJourneys(tenant, job);
            case SUMS -> audit.sums(tenant).chain(found -> locked(tenant, job, (connection, now) -> save(connection,
                    tenant, now.reporting(now.report().plus(found)).over(State.COMPLETE))));
        };
        return work.onFailure(failure -> !Availability.isDown(failure))
                .recoverWithUni(failure -> failed(tenant, job, failure));
    }

    private interface Piece {
        Uni<Duration> of(SqlConnection connection, FigureJob now);
    }

    /** Under the company's lock; does nothing when somebody else has brought the job to another step. */
    private Uni<Duration> locked(TenantId tenant, FigureJob job, Piece work) {
        return database.inTransaction(tenant, connection -> progress.lock(connection, tenant)
                .chain(() -> jobs.lock(connection, tenant, job))
                .chain(now -> now.isEmpty() ? Uni.createFrom().item(Duration.ZERO) : work.of(connection, now.get())));
    }

    private Uni<Duration> build(SqlConnection connection, TenantId tenant, FigureJob job) {
        JourneyKind kind = job.kind() == null ? JourneyKind.values()[0] : job.kind();
        return settings.editions(connection, tenant).chain(editions -> {
            Edition next = editions.getLast();
            return calculations.idsAfter(connection, next, kind, job.after(), piece).chain(ids -> ids.isEmpty()
                    ? kindDone(connection, tenant, job, kind, editions)
                    : restatement.restate(connection, next, Touched.of(kind, ids)).chain(() -> save(connection, tenant,
                            job.advanced(kind, ids.getLast(), ids.size()))));
        });
    }

    /** Behind the last kind the new generation is complete, and shown from here on. */
    private Uni<Duration> kindDone(SqlConnection connection, TenantId tenant, FigureJob job, JourneyKind kind,
            List<Edition> editions) {
        if (kind.ordinal() + 1 < JourneyKind.values().length) {
            return save(connection, tenant,
                    job.advanced(JourneyKind.values()[kind.ordinal() + 1], FigureJob.BEGINNING, 0));
        }
        return settings.show(connection, editions.getLast())
                .chain(() -> settings.forgetNext(connection, tenant))
                .chain(() -> save(connection, tenant, job.at(Step.CLEAN, editions.getFirst().generation())))
                .replaceWith(grace);
    }

    private Uni<Duration> clean(SqlConnection connection, TenantId tenant, FigureJob job) {
        Integer stale = job.stale();
        if (stale == null) {
            return save(connection, tenant, job.over(State.valueOf(job.ending())));
        }
        return bookings.removeSome(connection, tenant, stale, ROWS_REMOVED_AT_ONCE)
                .chain(journeys -> rollups.removeSome(connection, tenant, stale, ROWS_REMOVED_AT_ONCE)
                        .map(sums -> journeys + sums))
                .chain(removed -> save(connection, tenant,
                        removed == 0 ? job.over(State.valueOf(job.ending())) : job.advanced(null, job.after(), 0)));
    }

    private Uni<Duration> auditJourneys(TenantId tenant, FigureJob job) {
        JourneyKind kind = job.kind() == null ? JourneyKind.values()[0] : job.kind();
        return audit.journeys(tenant, kind, job.after()).chain(page -> locked(tenant, job, (connection, now) -> {
            FigureJob found = now.reporting(now.report().plus(page.report()));
            if (!page.ids().isEmpty()) {
                return save(connection, tenant, found.advanced(kind, page.ids().getLast(), page.ids().size()));
            }
            return save(connection, tenant, kind.ordinal() + 1 < JourneyKind.values().length
                    ? found.advanced(JourneyKind.values()[kind.ordinal() + 1], FigureJob.BEGINNING, 0)
                    : found.at(Step.SUMS, null));
        }));
    }

    private Uni<Duration> save(SqlConnection connection, TenantId tenant, FigureJob job) {
        return jobs.save(connection, tenant, job).replaceWith(Duration.ZERO);
    }

    /** What fails again and again is given up; what it was building is removed. */
    private Uni<Duration> failed(TenantId tenant, FigureJob job, Throwable failure) {
        String because = String.valueOf(failure.getMessage());
        return locked(tenant, job, (connection, now) -> {
            if (now.attempts() + 1 < MOST_ATTEMPTS) {
                return save(connection, tenant, now.failing(because)).replaceWith(Duration.ofSeconds(10));
            }
            return now.step() == Step.BUILD
                    ? jobs.giveUpBuild(connection, tenant, State.FAILED, because).replaceWith(Duration.ZERO)
                    : save(connection, tenant, now.failing(because).over(State.FAILED));
        });
    }
}
