package dev.rouage.kpi.graph;

import dev.rouage.kpi.access.Leadership;
import dev.rouage.kpi.access.Viewpoints;
import dev.rouage.kpi.rebuild.FigureJobs;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** Lets an administrator have the figures checked or built anew. */
@GraphQLApi
public class AuditMutations {
    private final Viewpoints viewpoints;
    private final Leadership leadership;
    private final FigureJobs jobs;

    AuditMutations(Viewpoints viewpoints, Leadership leadership, FigureJobs jobs) {
        this.viewpoints = viewpoints;
        this.leadership = leadership;
        this.jobs = jobs;
    }

    @Mutation
    @NonNull
    @Description("Compares all figures with what the company's records come to, in the background, and changes nothing;"
            + " administrators only")
    public Uni<FigureJobView> startAudit() {
        return viewpoints.administrator().chain(viewpoint -> jobs.startAudit(viewpoint.tenant(), leadership.name()))
                .map(FigureJobView::of);
    }

    @Mutation
    @NonNull
    @Description("Builds all figures anew from the company's records, in the background, and shows them when they are"
            + " complete; administrators only")
    public Uni<FigureJobView> startRebuild() {
        return viewpoints.administrator().chain(viewpoint -> jobs.startRebuild(viewpoint.tenant(), leadership.name()))
                .map(FigureJobView::of);
    }
}
