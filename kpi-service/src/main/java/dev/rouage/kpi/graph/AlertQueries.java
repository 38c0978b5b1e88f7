package dev.rouage.kpi.graph;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.access.Viewpoints;
import dev.rouage.kpi.alert.delivery.AlertEndpoint;
import dev.rouage.kpi.alert.delivery.AlertEndpoints;
import dev.rouage.kpi.alert.watch.AlertRules;
import dev.rouage.kpi.alert.watch.AlertStore;
import dev.rouage.platform.graphql.PageRequest;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** What called for attention, and what is watched. */
@GraphQLApi
public class AlertQueries {
    private final Viewpoints viewpoints;
    private final AlertStore alerts;
    private final AlertRules rules;
    private final AlertEndpoints endpoints;

    AlertQueries(Viewpoints viewpoints, AlertStore alerts, AlertRules rules, AlertEndpoints endpoints) {
        this.viewpoints = viewpoints;
        this.alerts = alerts;
        this.rules = rules;
        this.endpoints = endpoints;
    }

    @Query
    @NonNull
    @Description("The alerts of the company as a whole and of the teams whose figures the viewer may see, the latest first")
    public Uni<AlertConnection> alerts(
            @Description("Only those that still hold, or only those that are resolved; both when absent") @Nullable Boolean open,
            @Description("How many, 1..100; 20 by default") @Nullable Integer first,
            @Description("The cursor of the alert behind which the page begins") @Nullable String after) {
        PageRequest page = PageRequest.of(first, after);
        Optional<Long> before = page.after().map(AlertQueries::sequence);
        return viewpoints.current().chain(viewpoint -> alerts
                .page(viewpoint.tenant(), viewpoint.scope(), open, before, page)
                .map(rows -> AlertConnection.of(viewpoint, page, rows)));
    }

    @Query
    @NonNull
    @Description("What is watched, of the company as a whole and of the teams whose figures the viewer may see")
    public Uni<List<@NonNull AlertRuleView>> alertRules() {
        return viewpoints.current().chain(viewpoint -> rules.of(viewpoint.tenant()).map(all -> all.stream()
                .filter(rule -> sees(viewpoint, rule.team())).map(rule -> AlertRuleView.of(viewpoint, rule)).toList()));
    }

    @Query
    @NonNull
    @Description("Where alerts are delivered; administrators only")
    public Uni<List<@NonNull AlertEndpoint>> alertEndpoints() {
        return viewpoints.administrator().chain(viewpoint -> endpoints.of(viewpoint.tenant()));
    }

    private static boolean sees(Viewpoint viewpoint, @Nullable UUID team) {
        return team == null || viewpoint.scope().seesTeams(List.of(team));
    }

    private static Long sequence(String key) {
        try {
            return Long.valueOf(key);
        } catch (NumberFormatException _) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT,
                    "'after' is no cursor of this connection; hand back an 'endCursor' as it came");
        }
    }
}
