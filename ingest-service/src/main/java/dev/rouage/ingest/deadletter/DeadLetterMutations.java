package dev.rouage.ingest.deadletter;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;

import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import dev.rouage.platform.tenant.CurrentViewer;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Gives changes that got lost another chance. */
@GraphQLApi
@RolesAllowed("admin")
public class DeadLetterMutations {
    private static final int MOST_IDS = 100;
    private static final int MOST_AT_ONCE = 1_000;

    private final CurrentViewer viewer;
    private final DeadLetterStore store;

    DeadLetterMutations(CurrentViewer viewer, DeadLetterStore store) {
        this.viewer = viewer;
        this.store = store;
    }

    /** No {@code @NonNull} within the list: SmallRye takes it for the list's own, and the argument could not be left out. */
    @Mutation
    @NonNull
    @Description("Publishes the records of open dead letters again, as they are now; a service that has a change already"
            + " ignores it. Administrators only")
    public Uni<DeadLetterReplay> replayDeadLetters(
            @Description("The ids of at most 100 dead letters; the oldest 1,000 open ones when absent") @Nullable List<@Nullable String> ids) {
        if (ids != null && ids.size() > MOST_IDS) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT,
                    "'ids' are " + ids.size() + "; at most " + MOST_IDS + " can be replayed at once");
        }
        return store.replay(viewer.get().tenant(), Optional.ofNullable(ids).map(chosen -> chosen.stream()
                .flatMap(id -> uuid(id).stream()).collect(Collectors.toSet())), MOST_AT_ONCE);
    }

    /** What is no UUID is no dead letter's id: it is answered as an unknown one. */
    private static Optional<UUID> uuid(@Nullable String id) {
        if (id == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
