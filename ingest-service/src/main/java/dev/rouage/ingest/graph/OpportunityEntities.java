package dev.rouage.ingest.graph;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;

import io.smallrye.graphql.api.federation.Resolver;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.jspecify.annotations.Nullable;

/** Resolves opportunities that other subgraphs name by their key: all of a query with one statement. */
@GraphQLApi
@RolesAllowed({"rep", "manager", "admin", "coach"})
public class OpportunityEntities {
    private final RecordLoader loader;

    OpportunityEntities(RecordLoader loader) {
        this.loader = loader;
    }

    /** The opportunities in the order of their ids; null where there is none that the caller may see. */
    @Resolver
    public Uni<List<@Nullable Opportunity>> opportunitiesByKey(List<String> id) {
        return loader.opportunities(GraphId.parseAll(id));
    }
}
