package dev.rouage.kpi.graph;

import dev.rouage.kpi.access.Leadership;
import dev.rouage.kpi.access.Viewpoints;
import dev.rouage.kpi.alert.AlertRule;
import dev.rouage.kpi.alert.delivery.AlertEndpoint;
import dev.rouage.kpi.alert.delivery.AlertEndpoints;
import dev.rouage.kpi.alert.watch.AlertRules;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Says what to watch and where to tell of it. */
@GraphQLApi
public class AlertMutations {
    private final Viewpoints viewpoints;
    private final Leadership leadership;
    private final AlertRules rules;
    private final AlertEndpoints endpoints;

    AlertMutations(Viewpoints viewpoints, Leadership leadership, AlertRules rules, AlertEndpoints endpoints) {
        this.viewpoints = viewpoints;
        this.leadership = leadership;
        this.rules = rules;
        this.endpoints = endpoints;
    }

    @Mutation
    @NonNull
    @Description("Watches a figure: administrators those of everyone, managers those of the teams they lead")
    public Uni<AlertRuleView> addAlertRule(@NonNull @Description("What to watch") AlertRuleInput input) {
        AlertRule rule = input.rule();
        return viewpoints.current().chain(viewpoint -> leadership.current()
                .chain(steers -> rules.add(viewpoint.tenant(), steers, leadership.name(), rule))
                .map(added -> AlertRuleView.of(viewpoint, added)));
    }

    @Mutation
    @NonNull
    @Description("Watches a figure no longer, and resolves its alert. Answers true")
    public Uni<Boolean> removeAlertRule(@Id @NonNull @Description("The rule's id") String id) {
        return viewpoints.current().chain(viewpoint -> leadership.current()
                .chain(steers -> rules.remove(viewpoint.tenant(), steers, Ids.parse(id)))).replaceWith(true);
    }

    @Mutation
    @NonNull
    @Description("Delivers alerts to an address, as Standard Webhooks; administrators only")
    public Uni<AlertEndpoint> addAlertEndpoint(
            @NonNull @Description("An https URL on the open internet") String url,
            @NonNull @Description("What messages are signed with: 'whsec_' and 24 to 64 bytes in Base64; it is never shown again") String secret,
            @Description("Whether messages carry amounts of money, which needs the role money; false when absent") @Nullable Boolean amounts) {
        boolean withAmounts = Boolean.TRUE.equals(amounts);
        return viewpoints.administrator().chain(viewpoint -> {
            if (withAmounts && !viewpoint.money()) {
                throw new RouageException(StandardErrorCode.FORBIDDEN,
                        "Only those with the role money may have amounts delivered");
            }
            return endpoints.create(viewpoint.tenant(), url, secret, withAmounts);
        });
    }

    @Mutation
    @NonNull
    @Description("Signs messages with another secret from now on; administrators only")
    public Uni<AlertEndpoint> rotateAlertEndpointSecret(@Id @NonNull @Description("The endpoint's id") String id,
            @NonNull @Description("The new secret; it is never shown again") String secret) {
        return viewpoints.administrator()
                .chain(viewpoint -> endpoints.rotateSecret(viewpoint.tenant(), Ids.parse(id), secret));
    }

    @Mutation
    @NonNull
    @Description("Delivers alerts again to an endpoint that was disabled because it answered 410; administrators only")
    public Uni<AlertEndpoint> enableAlertEndpoint(@Id @NonNull @Description("The endpoint's id") String id) {
        return viewpoints.administrator().chain(viewpoint -> endpoints.enable(viewpoint.tenant(), Ids.parse(id)));
    }

    @Mutation
    @NonNull
    @Description("Removes an endpoint with the messages that wait for it; administrators only. Answers true")
    public Uni<Boolean> removeAlertEndpoint(@Id @NonNull @Description("The endpoint's id") String id) {
        return viewpoints.administrator().chain(viewpoint -> endpoints.delete(viewpoint.tenant(), Ids.parse(id)))
                .replaceWith(true);
    }
}
