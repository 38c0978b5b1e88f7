package dev.rouage.ingest.quality;

import jakarta.annotation.security.RolesAllowed;

import dev.rouage.platform.tenant.CurrentViewer;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** The quality report in the graph. */
@GraphQLApi
@RolesAllowed({"integrator", "admin", "manager"})
public class QualityQueries {
    private final CurrentViewer viewer;
    private final QualityReports reports;

    QualityQueries(CurrentViewer viewer, QualityReports reports) {
        this.viewer = viewer;
        this.reports = reports;
    }

    @Query
    @NonNull
    @Description("What is wrong with the records of a source or an import. The latest report comes at once; asking for one that is not fresh has it computed anew in the background")
    public Uni<QualityReport> qualityReport(
            @Description("Only records of that system; all when absent") @Nullable String source,
            @Id @Description("Only records whose latest change came with that import; all when absent") @Nullable String importId) {
        return reports.report(viewer.get(), QualityScope.of(source, importId));
    }
}
