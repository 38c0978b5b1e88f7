package dev.rouage.ingest.graph;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;

import io.smallrye.graphql.api.federation.Resolver;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.jspecify.annotations.Nullable;

/** Resolves leads that other subgraphs name by their key: all of a query with one statement. */
@GraphQLApi
@RolesAllowed({"rep", "manager", "admin", "coach"})
public class LeadEntities {
    private final RecordLoader loader;

    LeadEntities(RecordLoader loader) {
        this.loader = loader;
    }

    /** The leads in the order of their ids; null where there is none that the caller may see. */
    @Resolver
    public Uni<List<@Nullable Lead>> leadsByKey(List<String> id) {
        return loader.leads(GraphId.parseAll(id));
    }
}
