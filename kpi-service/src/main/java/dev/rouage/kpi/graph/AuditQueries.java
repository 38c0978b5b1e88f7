package dev.rouage.kpi.graph;

import dev.rouage.kpi.access.Viewpoints;
import dev.rouage.kpi.rebuild.FigureJob;
import dev.rouage.kpi.rebuild.FigureJobs;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Query;

/** Shows an administrator what is being done with the figures. */
@GraphQLApi
public class AuditQueries {
    private final Viewpoints viewpoints;
    private final FigureJobs jobs;

    AuditQueries(Viewpoints viewpoints, FigureJobs jobs) {
        this.viewpoints = viewpoints;
        this.jobs = jobs;
    }

    @Query
    @Description("The latest audit, which compares the figures with what the company's records come to; null before the"
            + " first one; administrators only")
    public Uni<FigureJobView> audit() {
        return latest(FigureJob.Type.AUDIT);
    }

    @Query
    @Description("The latest rebuild, asked for or made necessary by changed settings; null before the first one;"
            + " administrators only")
    public Uni<FigureJobView> rebuild() {
        return latest(FigureJob.Type.REBUILD);
    }

    private Uni<FigureJobView> latest(FigureJob.Type type) {
        return viewpoints.administrator().chain(viewpoint -> jobs.latest(viewpoint.tenant(), type))
                .map(found -> found.map(FigureJobView::of).orElse(null));
    }
}
