package dev.rouage.ingest.graph;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;

import io.smallrye.graphql.api.federation.Resolver;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.jspecify.annotations.Nullable;

/** Resolves accounts that other subgraphs name by their key: all of a query with one statement. */
@GraphQLApi
@RolesAllowed({"rep", "manager", "admin", "coach"})
public class AccountEntities {
    private final RecordLoader loader;

    AccountEntities(RecordLoader loader) {
        this.loader = loader;
    }

    /** The accounts in the order of their ids; null where there is none that the caller may see. */
    @Resolver
    public Uni<List<@Nullable Account>> accountsByKey(List<String> id) {
        return loader.accounts(GraphId.parseAll(id));
    }
}
