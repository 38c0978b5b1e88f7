package dev.rouage.kpi.graph;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.access.Viewpoints;
import dev.rouage.kpi.alert.watch.AlertStore;
import dev.rouage.kpi.alert.watch.RecordedAlert;
import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;

/**
 * Tells of alerts. Any replica may raise one, so the table is looked at again and again: by its key, and only while somebody
 * listens. What the listener may see is settled when it subscribes, and holds until its token ends and the connection with it.
 */
@GraphQLApi
public class AlertSubscriptions {
    private final Viewpoints viewpoints;
    private final AlertStore alerts;
    private final Duration pause;

    AlertSubscriptions(Viewpoints viewpoints, AlertStore alerts,
            @ConfigProperty(name = "rouage.kpi.alerts.pause", defaultValue = "1s") Duration pause) {
        this.viewpoints = viewpoints;
        this.alerts = alerts;
        this.pause = pause;
    }

    @Subscription
    @Description("Each alert that is raised from now on, of the company as a whole and of the teams whose figures the viewer"
            + " may see")
    public Multi<AlertView> alertRaised() {
        return viewpoints.current().onItem().transformToMulti(viewpoint -> alerts.latest(viewpoint.tenant())
                .onItem().transformToMulti(latest -> following(viewpoint, new AtomicLong(latest))));
    }

    private Multi<AlertView> following(Viewpoint viewpoint, AtomicLong seen) {
        return Multi.createBy().repeating().uni(() -> alerts.since(viewpoint.tenant(), viewpoint.scope(), seen.get()))
                .withDelay(pause).indefinitely()
                .onItem().transformToMultiAndConcatenate(some -> Multi.createFrom().iterable(some))
                .invoke((RecordedAlert alert) -> seen.set(alert.sequence()))
                .map(alert -> AlertView.of(viewpoint, alert));
    }
}
