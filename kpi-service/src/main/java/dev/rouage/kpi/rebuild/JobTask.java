package dev.rouage.kpi.rebuild;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.rebuild.FigureJob.State;
import dev.rouage.kpi.rebuild.FigureJob.Step;
import dev.rouage.kpi.turn.CompanyTask;
import dev.rouage.kpi.turn.Turn;
import dev.rouage.platform.problem.Availability;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Works on a company's jobs, a piece in each turn. What a piece does and how far the job has come commit together, so that
 * whoever has the next turn goes on where the last one was committed, also when its replica is no more.
 */
@ApplicationScoped
public class JobTask implements CompanyTask {
    /** The task's name. */
    public static final String NAME = "JOBS";
    private static final Logger LOG = Logger.getLogger(JobTask.class);
    private static final int MOST_ATTEMPTS = 10;
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);

    private final FigureJobs jobs;
    private final JobPieces pieces;
    private final BuildPieces builds;
    private final Audit audit;
    private final Duration grace;

    /** What does each step, and how long a request may still read what is shown no more. */
    JobTask(FigureJobs jobs, JobPieces pieces, BuildPieces builds, Audit audit,
            @ConfigProperty(name = "rouage.kpi.jobs.grace", defaultValue = "1m") Duration grace) {
        this.jobs = jobs;
        this.pieces = pieces;
        this.builds = builds;
        this.audit = audit;
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
        Uni<Optional<FigureJob>> work = switch (job.place().step()) {
            case BUILD -> pieces.run(tenant, job, (connection, now) -> builds.build(connection, tenant, now));
            case CLEAN -> pieces.run(tenant, job, (connection, now) -> builds.clean(connection, tenant, now));
            case JOURNEYS -> auditJourneys(tenant, job);
            case SUMS -> audit.sums(tenant).chain(found -> pieces.run(tenant, job,
                    (_, now) -> Uni.createFrom().item(now.reporting(found).over(State.COMPLETE))));
        };
        return work.map(then -> pause(job, then)).onFailure(failure -> !Availability.isDown(failure))
                .recoverWithUni(failure -> failed(tenant, job, failure));
    }

    /** Requests that began before the new generation was shown may still read the old one. */
    private Duration pause(FigureJob before, Optional<FigureJob> then) {
        boolean shown = before.place().step() == Step.BUILD
                && then.map(job -> job.place().step() == Step.CLEAN).orElse(false);
        return shown ? grace : Duration.ZERO;
    }

    /** What is read takes no lock; only what was found is saved under it. */
    private Uni<Optional<FigureJob>> auditJourneys(TenantId tenant, FigureJob job) {
        JourneyKind kind = job.place().kindOrFirst();
        return audit.journeys(tenant, kind, job.place().after()).chain(page -> pieces.run(tenant, job, (_, now) -> {
            FigureJob found = now.reporting(page.report());
            FigureJob then = page.ids().isEmpty()
                    ? JobPieces.behind(kind).map(found::at).orElseGet(() -> found.at(Step.SUMS, null))
                    : found.behind(kind, page.ids());
            return Uni.createFrom().item(then);
        }));
    }

    private Uni<Duration> failed(TenantId tenant, FigureJob job, Throwable failure) {
        LOG.warnf(failure, "A piece of %s of company %s failed at %s", job.type(), tenant.value(), job.place());
        String because = String.valueOf(failure.getMessage());
        return pieces.run(tenant, job, (connection, now) -> failed(connection, tenant, now, because))
                .map(then -> then.map(one -> one.standing().attempts()).orElse(0) == 0
                        ? Duration.ZERO
                        : PAUSE_AFTER_FAILURE);
    }

    /** What fails again and again is given up; what it was building is removed. */
    private Uni<FigureJob> failed(SqlConnection connection, TenantId tenant, FigureJob now, String because) {
        if (now.standing().attempts() + 1 < MOST_ATTEMPTS) {
            return Uni.createFrom().item(now.failing(because));
        }
        return now.place().step() == Step.BUILD
                ? builds.giveUp(connection, tenant, now, because)
                : Uni.createFrom().item(now.failing(because).over(State.FAILED));
    }
}
