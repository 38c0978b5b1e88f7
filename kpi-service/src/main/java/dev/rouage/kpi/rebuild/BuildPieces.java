package dev.rouage.kpi.rebuild;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.rebuild.FigureJob.State;
import dev.rouage.kpi.rebuild.FigureJob.Step;
import dev.rouage.kpi.restate.FullCalculation;
import dev.rouage.kpi.restate.Restatement;
import dev.rouage.kpi.restate.Touched;
import dev.rouage.kpi.rollup.JourneyBookings;
import dev.rouage.kpi.rollup.RollupStore;
import dev.rouage.kpi.settings.Edition;
import dev.rouage.kpi.settings.ReportingSettings;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Builds a new generation of figures kind by kind, shows it when it is complete, and removes the old one. */
@ApplicationScoped
class BuildPieces {
    private static final int ROWS_REMOVED_AT_ONCE = 20_000;

    private final ReportingSettings settings;
    private final FullCalculation calculations;
    private final Restatement restatement;
    private final JourneyBookings bookings;
    private final RollupStore rollups;
    private final int size;

    /** What builds, what removes, and how many journeys make a piece. */
    BuildPieces(ReportingSettings settings, FullCalculation calculations, Restatement restatement,
            JourneyBookings bookings, RollupStore rollups,
            @ConfigProperty(name = "rouage.kpi.jobs.piece", defaultValue = "2000") int size) {
        this.settings = settings;
        this.calculations = calculations;
        this.restatement = restatement;
        this.bookings = bookings;
        this.rollups = rollups;
        this.size = size;
    }

    /** Some journeys more. */
    Uni<FigureJob> build(SqlConnection connection, TenantId tenant, FigureJob job) {
        JourneyKind kind = job.place().kindOrFirst();
        return settings.editions(connection, tenant).chain(editions -> {
            Edition next = editions.getLast();
            return calculations.idsAfter(connection, next, kind, job.place().after(), size).chain(ids -> ids.isEmpty()
                    ? kindDone(connection, job, kind, editions)
                    : restatement.restate(connection, next, Touched.of(kind, ids))
                            .replaceWith(() -> job.behind(kind, ids)));
        });
    }

    /** Behind the last kind the new generation is complete, and shown from here on. */
    private Uni<FigureJob> kindDone(SqlConnection connection, FigureJob job, JourneyKind kind,
            List<Edition> editions) {
        Optional<JourneyKind> next = JobPieces.behind(kind);
        if (next.isPresent()) {
            return Uni.createFrom().item(job.at(next.get()));
        }
        return settings.show(connection, editions.getLast())
                .chain(() -> settings.forgetNext(connection, editions.getLast().tenant()))
                .replaceWith(() -> job.at(Step.CLEAN, editions.getFirst().generation()));
    }

    /** Builds no further; what has been built is removed. */
    Uni<FigureJob> giveUp(SqlConnection connection, TenantId tenant, FigureJob job, String because) {
        return settings.forgetNext(connection, tenant).replaceWith(() -> job.givenUp(State.FAILED, because));
    }

    /** Some rows less of the generation that is shown no more. */
    Uni<FigureJob> clean(SqlConnection connection, TenantId tenant, FigureJob job) {
        Integer stale = job.generations().stale();
        if (stale == null) {
            return Uni.createFrom().item(job.over());
        }
        return bookings.removeSome(connection, tenant, stale, ROWS_REMOVED_AT_ONCE)
                .chain(journeys -> rollups.removeSome(connection, tenant, stale, ROWS_REMOVED_AT_ONCE)
                        .map(sums -> journeys + sums == 0 ? job.over() : job.goingOn()));
    }
}
