package dev.rouage.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.rouage.benchmarks.Batches.Batch;

/** A few integrators who push batches side by side, each waiting for its answer before the next. */
final class ParallelClients {

    static final int COUNT = 4;

    private ParallelClients() {}

    static Rate push(Company company, Batches batches) {
        Queue<Batch> waiting = new ConcurrentLinkedQueue<>(batches.inOrder());
        long began = System.nanoTime();
        List<CompletableFuture<Void>> clients = new ArrayList<>();
        for (int client = 0; client < COUNT; client++) {
            clients.add(CompletableFuture.runAsync(() -> {
                for (Batch batch = waiting.poll(); batch != null; batch = waiting.poll()) {
                    company.push(batch.kind(), batch.lines());
                }
            }, command -> Thread.ofVirtual().start(command)));
        }
        clients.forEach(CompletableFuture::join);
        return Rate.since(began, batches.records());
    }
}
