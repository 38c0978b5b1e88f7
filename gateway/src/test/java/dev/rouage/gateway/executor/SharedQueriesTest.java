package dev.rouage.gateway.executor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.rouage.gateway.operation.OperationKind;
import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.supergraph.Subgraph;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SharedQueriesTest {
    private static final Subgraph A = new Subgraph("A", "a", "http://a");
    private static final Subgraph B = new Subgraph("B", "b", "http://b");

    private final List<CompletableFuture<SubgraphResponse>> sent = new ArrayList<>();
    private final SharedQueries shared = new SharedQueries();
    private final SubgraphClient client = (_, _) -> {
        var response = new CompletableFuture<SubgraphResponse>();
        sent.add(response);
        return response;
    };

    private CompletionStage<SubgraphResponse> ask(String caller, Subgraph subgraph, String document) {
        return shared.sharing(caller, client)
                .send(subgraph, new SubgraphRequest(OperationKind.QUERY, document, Map.of("id", 1)));
    }

    private static SubgraphResponse response(CompletionStage<SubgraphResponse> stage) {
        return stage.toCompletableFuture().join();
    }

    @Test
    void sendsWhatIsOnItsWayOnlyOnce() {
        var first = ask("ada", A, "{me}");
        var second = ask("ada", A, "{me}");
        assertThat(sent).hasSize(1);

        sent.getFirst().complete(new SubgraphResponse(new HashMap<>(Map.of("me", new HashMap<>(Map.of("id", 1)))),
                List.of()));

        assertThat(response(first).data()).isEqualTo(response(second).data());
        response(first).data().clear();
        assertThat(response(second).data()).isEqualTo(Map.of("me", Map.of("id", 1)));
        assertThat(shared.inFlight()).isZero();
    }

    @Test
    void keepsCallersSubgraphsAndQueriesApart() {
        ask("ada", A, "{me}");
        ask("bob", A, "{me}");
        ask("ada", B, "{me}");
        ask("ada", A, "{you}");
        assertThat(sent).hasSize(4);
    }

    @Test
    void neverSharesMutations() {
        for (int i = 0; i < 2; i++) {
            shared.sharing("ada", client).send(A, new SubgraphRequest(OperationKind.MUTATION, "{pay}", Map.of()));
        }
        assertThat(sent).hasSize(2);
    }

    @Test
    void asksAnewWhatHasBeenAnsweredAndSharesFailuresToo() {
        var first = ask("ada", A, "{me}");
        var second = ask("ada", A, "{me}");
        sent.getFirst().completeExceptionally(new SubgraphException(ErrorCode.SUBGRAPH_TIMEOUT, "slow", null));
        assertThat(first.toCompletableFuture()).isCompletedExceptionally();
        assertThat(second.toCompletableFuture()).isCompletedExceptionally();
        ask("ada", A, "{me}");
        assertThat(sent).hasSize(2);
    }
}
