package dev.rouage.kpi.graph;

import dev.rouage.kpi.access.Leadership;
import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.access.Viewpoints;
import dev.rouage.kpi.rebuild.SettingsUpdate;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** Changes what the company has decided about its figures. */
@GraphQLApi
public class SettingsMutations {
    private final Viewpoints viewpoints;
    private final Leadership leadership;
    private final SettingsUpdate settings;

    SettingsMutations(Viewpoints viewpoints, Leadership leadership, SettingsUpdate settings) {
        this.viewpoints = viewpoints;
        this.leadership = leadership;
        this.settings = settings;
    }

    @Mutation
    @NonNull
    @Description("Changes the company's settings. Those that sums depend on have all figures built anew in the background:"
            + " until then 'inForce' is false and figures are shown as they were, see 'rebuild'; administrators only")
    public Uni<CompanySettingsView> updateCompanySettings(
            @NonNull @Description("What to change") CompanySettingsInput input) {
        return viewpoints.administrator().map(Viewpoint::tenant)
                .chain(tenant -> settings.change(tenant, leadership.name(), input::appliedTo)
                        .chain(changed -> settings.inForce(tenant)
                                .map(inForce -> CompanySettingsView.of(changed, inForce))));
    }
}
