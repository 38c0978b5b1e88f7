package dev.rouage.ingest.webhook;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;

import dev.rouage.platform.tenant.CurrentViewer;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** Parked events in the graph. */
@GraphQLApi
@RolesAllowed("admin")
public class ParkedEventQueries {
    private final CurrentViewer viewer;
    private final ParkedEvents parked;

    ParkedEventQueries(CurrentViewer viewer, ParkedEvents parked) {
        this.viewer = viewer;
        this.parked = parked;
    }

    @Query
    @NonNull
    @Description("The events of a connection's webhooks that could not be processed, the oldest 100")
    public Uni<List<@NonNull ParkedEvent>> parkedEvents(
            @Id @NonNull @Description("The connection's id") String connection) {
        return parked.list(viewer.get().tenant(), connection);
    }

    @Mutation
    @NonNull
    @Description("Processes a connection's parked events again; answers how many")
    public Uni<Integer> replayParkedEvents(@Id @NonNull @Description("The connection's id") String connection,
            @Id @Description("Only this event; all when absent") @Nullable String event) {
        return parked.replay(viewer.get().tenant(), connection, event);
    }
}
