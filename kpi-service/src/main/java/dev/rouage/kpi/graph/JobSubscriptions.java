package dev.rouage.kpi.graph;

import java.time.Duration;
import java.util.UUID;

import dev.rouage.kpi.access.Viewpoints;
import dev.rouage.kpi.rebuild.FigureJobs;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

/** Tells how jobs come along. Any replica may work on one, so its row is looked at while somebody listens. */
@GraphQLApi
public class JobSubscriptions {
    private final Viewpoints viewpoints;
    private final FigureJobs jobs;
    private final Duration pause;

    JobSubscriptions(Viewpoints viewpoints, FigureJobs jobs,
            @ConfigProperty(name = "rouage.kpi.jobs.pause", defaultValue = "500ms") Duration pause) {
        this.viewpoints = viewpoints;
        this.jobs = jobs;
        this.pause = pause;
    }

    @Subscription
    @Description("A rebuild or an audit, at once and whenever it has come further, until it is over; administrators only")
    public Multi<FigureJobView> jobProgress(@Id @NonNull @Description("Its id") String id) {
        UUID job = Ids.parse(id);
        return viewpoints.administrator().onItem().transformToMulti(viewpoint -> Multi.createBy().repeating()
                .uni(() -> found(viewpoint.tenant(), job)).withDelay(pause).whilst(found -> !found.isOver())
                .skip().repetitions());
    }

    private Uni<FigureJobView> found(TenantId tenant, UUID id) {
        return jobs.find(tenant, id).map(found -> found.map(FigureJobView::of).orElseThrow(
                () -> new RouageException(StandardErrorCode.NOT_FOUND, "There is no job " + id)));
    }
}
