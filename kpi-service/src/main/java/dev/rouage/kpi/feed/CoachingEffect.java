package dev.rouage.kpi.feed;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.restate.FeedProgress;
import dev.rouage.kpi.restate.Touched;
import dev.rouage.kpi.training.CoachingEventStore;
import dev.rouage.platform.event.CoachingEnvelope;
import dev.rouage.platform.event.EventFeed;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Stores what training and coaching tell, each event once, and restates what it makes. */
@ApplicationScoped
public class CoachingEffect implements EventFeed.Effect<CoachingEnvelope> {
    private final FeedProgress progress;
    private final CoachingEventStore events;
    private final FigureEffect figures;

    CoachingEffect(FeedProgress progress, CoachingEventStore events, FigureEffect figures) {
        this.progress = progress;
        this.events = events;
        this.figures = figures;
    }

    @Override
    public Uni<Void> apply(SqlConnection connection, TenantId tenant, List<CoachingEnvelope> told) {
        return progress.lock(connection, tenant)
                .chain(() -> events.upsert(connection, tenant, told))
                .map(changed -> Touched.of(JourneyKind.TRAINING, changed.subjects())
                        .add(JourneyKind.REP, changed.reps()))
                .chain(touched -> touched.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : figures.restate(connection, tenant, touched));
    }
}
