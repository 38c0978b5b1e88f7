package dev.rouage.ingest.deadletter;

import jakarta.annotation.security.RolesAllowed;

import dev.rouage.platform.graphql.PageRequest;
import dev.rouage.platform.tenant.CurrentViewer;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** Shows administrators which changes got lost on their way into figures. */
@GraphQLApi
@RolesAllowed("admin")
public class DeadLetterQueries {
    private final CurrentViewer viewer;
    private final DeadLetterStore store;

    DeadLetterQueries(CurrentViewer viewer, DeadLetterStore store) {
        this.viewer = viewer;
        this.store = store;
    }

    @Query
    @NonNull
    @Description("Changes that a service could not take in, the newest first; administrators only")
    public Uni<DeadLetterConnection> deadLetters(
            @Description("Only those of this state; all when absent") @Nullable DeadLetterState state,
            @Description("How many, 1 to 100; 20 when absent") @Nullable Integer first,
            @Description("The cursor behind which the page begins") @Nullable String after) {
        PageRequest page = PageRequest.of(first, after);
        return store.page(viewer.get().tenant(), state, page).map(rows -> DeadLetterConnection.of(page, rows));
    }
}
