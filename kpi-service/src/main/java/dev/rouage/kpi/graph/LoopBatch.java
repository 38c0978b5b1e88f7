package dev.rouage.kpi.graph;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Collects equal questions about different things within a request, and sends them together.
 *
 * <p>
 * The fields of a list are resolved one after the other without leaving the event loop, so that a batch is complete when the
 * loop gets to what was put behind. SmallRye's own batches of {@code @Source List} can't be used: they answer two aliases of
 * a field with the arguments of one of them.
 *
 * @param <Q>
 *            the question
 * @param <K>
 *            what it is about, such as a rep
 * @param <A>
 *            the answer about one of them
 */
final class LoopBatch<Q, K, A> {
    private final BiFunction<Q, List<K>, Uni<Map<K, A>>> ask;
    private final Map<Q, Open<K, A>> open = new HashMap<>();

    /** Asks each question once about all that it was asked about. */
    LoopBatch(BiFunction<Q, List<K>, Uni<Map<K, A>>> ask) {
        this.ask = ask;
    }

    synchronized Uni<A> add(Q question, K about) {
        Open<K, A> batch = open.get(question);
        if (batch == null) {
            Context context = Vertx.currentContext();
            if (context == null) {
                throw new IllegalStateException("What is asked for in batches is resolved on the event loop");
            }
            batch = new Open<>(new LinkedHashSet<>(), new CompletableFuture<>());
            open.put(question, batch);
            context.runOnContext(_ -> send(question));
        }
        batch.about().add(about);
        return Uni.createFrom().completionStage(batch.answers()).map(answers -> answers.get(about));
    }

    private void send(Q question) {
        Open<K, A> batch = close(question);
        ask.apply(question, List.copyOf(batch.about()))
                .subscribe().with(batch.answers()::complete, batch.answers()::completeExceptionally);
    }

    private synchronized Open<K, A> close(Q question) {
        return Objects.requireNonNull(open.remove(question));
    }

    private record Open<K, A>(Set<K> about, CompletableFuture<Map<K, A>> answers) {}
}
