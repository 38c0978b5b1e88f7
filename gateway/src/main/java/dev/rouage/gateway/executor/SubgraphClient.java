package dev.rouage.gateway.executor;

import java.util.concurrent.CompletionStage;

import dev.rouage.gateway.supergraph.Subgraph;

/** How requests get to subgraphs. One client serves one request of a client of ours, whose headers it knows. */
@FunctionalInterface
public interface SubgraphClient {

    /** Sends the request; the stage fails with a {@link SubgraphException} when there is no GraphQL answer. */
    CompletionStage<SubgraphResponse> send(Subgraph subgraph, SubgraphRequest request);
}
