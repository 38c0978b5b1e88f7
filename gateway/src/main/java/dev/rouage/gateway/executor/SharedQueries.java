package dev.rouage.gateway.executor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import dev.rouage.gateway.operation.OperationKind;
import dev.rouage.gateway.supergraph.Subgraph;
import org.jspecify.annotations.Nullable;

/**
 * Sends a query that is on its way already only once: whoever asks the same of the same subgraph meanwhile gets a copy of
 * the answer. Nothing is kept once it has been answered, and mutations are never shared.
 */
public final class SharedQueries {

    /** @param caller equal only for callers whom a subgraph must answer alike */
    private record Asked(Object caller, String subgraph, String document, Map<String, Object> variables) {}

    /** Those who asked what another had asked already; changed only under the lock of its place in the map. */
    private static final class Flight {
        private final List<CompletableFuture<SubgraphResponse>> others = new ArrayList<>(0);
    }

    private final Map<Asked, Flight> inFlight = new ConcurrentHashMap<>();

    /**
     * A client for one caller.
     *
     * @param caller tells callers apart, by all that is passed on of them: two with equal values are given each other's
     *     answers
     */
    public SubgraphClient sharing(Object caller, SubgraphClient client) {
        return (subgraph, request) -> request.kind() == OperationKind.QUERY
                ? send(new Asked(caller, subgraph.id(), request.document(), request.variables()), subgraph, request,
                        client)
                : client.send(subgraph, request);
    }

    /** How many queries are on their way. */
    public int inFlight() {
        return inFlight.size();
    }

    private CompletionStage<SubgraphResponse> send(Asked asked, Subgraph subgraph, SubgraphRequest request,
            SubgraphClient client) {
        var mine = new CompletableFuture<SubgraphResponse>();
        var own = new Flight();
        Flight flight = inFlight.merge(asked, own, (other, _) -> {
            other.others.add(mine);
            return other;
        });
        if (flight == own) {
            try {
                client.send(subgraph, request).whenComplete((response, failure) -> arrived(
                        asked, own, mine, response, failure));
            } catch (RuntimeException unsent) {
                arrived(asked, own, mine, null, unsent);
            }
        }
        return mine;
    }

    /** The others get copies, made before the first may change the answer. */
    private void arrived(Asked asked, Flight flight, CompletableFuture<SubgraphResponse> first,
            @Nullable SubgraphResponse response, @Nullable Throwable failure) {
        inFlight.remove(asked);
        for (CompletableFuture<SubgraphResponse> other : flight.others) {
            complete(other, response == null ? null : copy(response), failure);
        }
        complete(first, response, failure);
    }

    private static void complete(CompletableFuture<SubgraphResponse> waiting, @Nullable SubgraphResponse response,
            @Nullable Throwable failure) {
        if (response != null) {
            waiting.complete(response);
        } else {
            waiting.completeExceptionally(failure == null ? new IllegalStateException("no answer") : failure);
        }
    }

    private static SubgraphResponse copy(SubgraphResponse response) {
        Map<String, Object> data = response.data();
        return new SubgraphResponse(data == null ? null : copyOf(data), response.errors());
    }

    private static @Nullable Object copy(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> object -> copyOf(DataMerge.object(object));
            case List<?> list ->
                list.stream().map(SharedQueries::copy).collect(Collectors.toCollection(ArrayList::new));
            case null, default -> value;
        };
    }

    private static Map<String, Object> copyOf(Map<String, Object> object) {
        Map<String, Object> copy = LinkedHashMap.newLinkedHashMap(object.size());
        object.forEach((key, each) -> copy.put(key, copy(each)));
        return copy;
    }
}
