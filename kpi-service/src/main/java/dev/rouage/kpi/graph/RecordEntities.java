package dev.rouage.kpi.graph;

import java.util.List;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.graphql.api.federation.Resolver;
import org.eclipse.microprofile.graphql.GraphQLApi;

/** The records behind figures, of which this service knows no more than their keys. */
@GraphQLApi
public class RecordEntities {

    /** Called by the gateway with the keys of a batch. */
    @Resolver
    @NonBlocking
    public List<Opportunity> opportunity(List<String> id) {
        return id.stream().map(Opportunity::new).toList();
    }

    /** Called by the gateway with the keys of a batch. */
    @Resolver
    @NonBlocking
    public List<Lead> lead(List<String> id) {
        return id.stream().map(Lead::new).toList();
    }

    /** Called by the gateway with the keys of a batch. */
    @Resolver
    @NonBlocking
    public List<Account> account(List<String> id) {
        return id.stream().map(Account::new).toList();
    }
}
