package dev.rouage.ingest.connection;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;

import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.tenant.CurrentViewer;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** Connections to CRMs, for the admins of their company. */
@GraphQLApi
@RolesAllowed("admin")
public class ConnectionQueries {
    private final CurrentViewer viewer;
    private final Connections connections;

    ConnectionQueries(CurrentViewer viewer, Connections connections) {
        this.viewer = viewer;
        this.connections = connections;
    }

    @Query
    @NonNull
    @Description("The company's connections to CRMs, at most 50, in the order of their sources")
    public Uni<List<@NonNull CrmConnection>> connections() {
        return connections.list(viewer.get().tenant());
    }

    @Query
    @Description("A connection to a CRM; null when the company has none of that id")
    public Uni<@Nullable CrmConnection> connection(@Id @NonNull @Description("Its id") String id) {
        return Uni.createFrom().deferred(() -> connections.get(viewer.get().tenant(), id))
                .onFailure(ConnectionQueries::isUnknown).recoverWithNull();
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof RouageException known && known.code().status() == 404;
    }
}
