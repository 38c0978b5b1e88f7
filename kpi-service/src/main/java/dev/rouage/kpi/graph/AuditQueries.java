package dev.rouage.kpi.graph;

import dev.rouage.kpi.access.Viewpoints;
import dev.rouage.kpi.rebuild.Audit;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Lets an administrator check the figures. */
@GraphQLApi
public class AuditQueries {
    private final Viewpoints viewpoints;
    private final Audit audit;

    AuditQueries(Viewpoints viewpoints, Audit audit) {
        this.viewpoints = viewpoints;
        this.audit = audit;
    }

    @Query
    @NonNull
    @Description("Compares the sums that figures are read from with what the company's records come to;"
            + " changes nothing, takes as long as a rebuild; administrators only")
    public Uni<AuditReport> audit() {
        return viewpoints.administrator().chain(viewpoint -> audit.of(viewpoint.tenant())).map(AuditReport::of);
    }
}
