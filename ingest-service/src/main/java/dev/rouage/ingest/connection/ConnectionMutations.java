package dev.rouage.ingest.connection;

import jakarta.annotation.security.RolesAllowed;

import dev.rouage.platform.tenant.CurrentViewer;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Sets up connections to CRMs. */
@GraphQLApi
@RolesAllowed("admin")
public class ConnectionMutations {
    private final CurrentViewer viewer;
    private final Connections connections;

    ConnectionMutations(CurrentViewer viewer, Connections connections) {
        this.viewer = viewer;
        this.connections = connections;
    }

    @Mutation
    @NonNull
    @Description("Sets up a connection to a CRM")
    public Uni<CrmConnection> createConnection(
            @NonNull @Description("What to set up") NewConnection connection) {
        return connections.create(viewer.get().tenant(), ConnectionSettings.of(connection.vendor,
                connection.source, connection.preset, connection.overrides), connection.secret);
    }

    @Mutation
    @NonNull
    @Description("Changes how a connection's events become records; what is left out goes back to the vendor's usual")
    public Uni<CrmConnection> updateConnection(@Id @NonNull @Description("Its id") String id,
            @Description("The mapping preset") @Nullable String preset,
            @Description("Changes to the preset, as the text of a JSON merge patch") @Nullable String overrides) {
        return connections.change(viewer.get().tenant(), id, preset, overrides);
    }

    @Mutation
    @NonNull
    @Description("Changes a connection's secret; the previous one is taken too for a while")
    public Uni<CrmConnection> rotateConnectionSecret(@Id @NonNull @Description("Its id") String id,
            @NonNull @Description("The new secret; it is never shown again") String secret,
            @Description("How long the previous secret is taken too, as an ISO duration of up to 7 days; PT24H when absent") @Nullable String previousValidFor) {
        return connections.rotateSecret(viewer.get().tenant(), id, secret,
                ConnectionResource.duration(previousValidFor));
    }

    @Mutation
    @NonNull
    @Description("Removes a connection with its events; its records stay. Answers true")
    public Uni<Boolean> deleteConnection(@Id @NonNull @Description("Its id") String id) {
        return connections.delete(viewer.get().tenant(), id).replaceWith(true);
    }
}
