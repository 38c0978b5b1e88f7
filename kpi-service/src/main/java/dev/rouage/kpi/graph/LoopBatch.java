package dev.rouage.kpi.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Collects equal questions about different owners within a request, and sends them together when the event loop gets to
 * what was put behind: see {@link OwnerBatch}.
 *
 * @param <Q>
 *            the question
 * @param <A>
 *            the answer about one owner
 */
final class LoopBatch<Q, A> {
    private final BiFunction<Q, List<UUID>, Uni<Map<UUID, A>>> ask;
    private final Map<Q, Open<A>> open = new HashMap<>();

    /** Asks each question once about all its owners. */
    LoopBatch(BiFunction<Q, List<UUID>, Uni<Map<UUID, A>>> ask) {
        this.ask = ask;
    }

    synchronized Uni<A> add(Q question, UUID owner) {
        Open<A> batch = open.get(question);
        if (batch == null) {
            Context context = Vertx.currentContext();
            if (context == null) {
                throw new IllegalStateException("What belongs to reps and teams is resolved on the event loop");
            }
            batch = new Open<>(new ArrayList<>(), new CompletableFuture<>());
            open.put(question, batch);
            context.runOnContext(_ -> send(question));
        }
        batch.owners().add(owner);
        return Uni.createFrom().completionStage(batch.answers()).map(answers -> answers.get(owner));
    }

    private void send(Q question) {
        Open<A> batch = close(question);
        ask.apply(question, batch.owners().stream().distinct().toList())
                .subscribe().with(batch.answers()::complete, batch.answers()::completeExceptionally);
    }

    private synchronized Open<A> close(Q question) {
        return Objects.requireNonNull(open.remove(question));
    }

    private record Open<A>(List<UUID> owners, CompletableFuture<Map<UUID, A>> answers) {}
}
