package dev.rouage.ingest.graph;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;

import io.smallrye.graphql.api.federation.Resolver;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.jspecify.annotations.Nullable;

/** Resolves reps that other subgraphs name by their key: all of a query with one statement. */
@GraphQLApi
@RolesAllowed({"rep", "manager", "admin", "coach"})
public class RepEntities {
    private final RecordLoader loader;

    RepEntities(RecordLoader loader) {
        this.loader = loader;
    }

    /** The reps in the order of their ids; null where there is none that the caller may see. */
    @Resolver
    public Uni<List<@Nullable Rep>> repsByKey(List<String> id) {
        return loader.reps(GraphId.parseAll(id));
    }
}
