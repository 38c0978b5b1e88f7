package dev.rouage.kpi.graph;

import dev.rouage.kpi.access.Viewpoints;
import dev.rouage.kpi.rebuild.SettingsUpdate;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Shows what the company has decided about its figures. */
@GraphQLApi
public class SettingsQueries {
    private final Viewpoints viewpoints;
    private final SettingsUpdate settings;

    SettingsQueries(Viewpoints viewpoints, SettingsUpdate settings) {
        this.viewpoints = viewpoints;
        this.settings = settings;
    }

    @Query
    @NonNull
    @Description("What the company has decided about its figures")
    public Uni<CompanySettingsView> companySettings() {
        return viewpoints.current().chain(viewpoint -> settings.decided(viewpoint.tenant())
                .map(decided -> CompanySettingsView.of(decided,
                        decided.reporting().equals(viewpoint.reporting()))));
    }
}
