package dev.rouage.ingest.bulk;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import io.smallrye.mutiny.Uni;

/**
 * Stores chunks while the next ones are read, a few at once. Chunks that write the same records are stored one after the
 * other, so that the lines of a record take effect in their order. Holds the reader back when the database is slower.
 */
final class ImportPipeline {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Function<ImportChunk, Uni<ChunkOutcome>> store;
    private final int depth;
    private final Deque<Storing> storing = new ArrayDeque<>();
    private long applied;
    private long rejected;

    ImportPipeline(int depth, Function<ImportChunk, Uni<ChunkOutcome>> store) {
        this.depth = depth;
        this.store = store;
    }

    /** Begins to store the chunk, as soon as it may be. */
    void submit(ImportChunk chunk) {
        while (storing.size() >= depth || storing.stream().anyMatch(other -> other.chunk.meets(chunk))) {
            awaitFirst();
        }
        storing.add(new Storing(chunk, store.apply(chunk).subscribeAsCompletionStage()));
    }

    /** Waits until everything is stored. */
    void finish() {
        while (!storing.isEmpty()) {
            awaitFirst();
        }
    }

    /** Waits for what is under way, whatever becomes of it; for after a failure. */
    void settle() {
        for (Storing one : storing) {
            one.answer.handle((_, _) -> true).completeOnTimeout(false, PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        }
        storing.clear();
    }

    long applied() {
        return applied;
    }

    long rejected() {
        return rejected;
    }

    private void awaitFirst() {
        Storing first = storing.removeFirst();
        try {
            ChunkOutcome outcome = first.answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            applied += outcome.applied();
            rejected += outcome.rejected();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : new CompletionException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new CompletionException(failure);
        } catch (TimeoutException failure) {
            throw new CompletionException(failure);
        }
    }

    private record Storing(ImportChunk chunk, CompletableFuture<ChunkOutcome> answer) {}
}
