package dev.rouage.kpi.graph;

import java.util.Optional;

import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.access.Viewpoints;
import dev.rouage.kpi.rebuild.Rebuild;
import dev.rouage.kpi.settings.SettingsBook;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** Changes what the company has decided about its figures, and restates them. */
@GraphQLApi
public class SettingsMutations {
    private final Viewpoints viewpoints;
    private final SettingsBook settings;
    private final Rebuild rebuild;

    SettingsMutations(Viewpoints viewpoints, SettingsBook settings, Rebuild rebuild) {
        this.viewpoints = viewpoints;
        this.settings = settings;
        this.rebuild = rebuild;
    }

    @Mutation
    @NonNull
    @Description("Changes the company's settings and restates all its figures before it answers; administrators only")
    public Uni<CompanySettingsView> updateCompanySettings(
            @NonNull @Description("What to change") CompanySettingsInput input) {
        return viewpoints.administrator().map(Viewpoint::tenant).chain(tenant -> update(tenant, input));
    }

    private Uni<CompanySettingsView> update(TenantId tenant, CompanySettingsInput input) {
        return settings.update(tenant, Optional.ofNullable(input.reportingZone), Optional.ofNullable(input.currency))
                .chain(changed -> rebuild.of(tenant).replaceWith(CompanySettingsView.of(changed)));
    }
}
