package dev.rouage.kpi.graph;

import dev.rouage.kpi.access.Viewpoints;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Shows what the company has decided about its figures. */
@GraphQLApi
public class SettingsQueries {
    private final Viewpoints viewpoints;

    SettingsQueries(Viewpoints viewpoints) {
        this.viewpoints = viewpoints;
    }

    @Query
    @NonNull
    @Description("What the company has decided about its figures")
    public Uni<CompanySettingsView> companySettings() {
        return viewpoints.current().map(viewpoint -> CompanySettingsView.of(viewpoint.reporting()));
    }
}
