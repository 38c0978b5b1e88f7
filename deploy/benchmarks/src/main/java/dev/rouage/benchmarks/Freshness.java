package dev.rouage.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

import dev.rouage.benchmarks.Batches.Batch;
import dev.rouage.demo.record.Kind;

/**
 * How long it takes from the acknowledgement of a record until a figure shows it, while records come in at a steady rate
 * however slowly figures follow. With every fourth batch goes a mark; the n-th mark to be acknowledged is taken to be the n-th to
 * show. Looking costs too: a look every 100 milliseconds, by which a time may come out too long.
 */
final class Freshness {

    static final int RECORDS_A_SECOND = 2_000;
    static final int RECORDS_A_BATCH = 100;
    private static final int BATCHES_A_MARK = 4;
    private static final Executor CLIENTS = command -> Thread.ofVirtual().start(command);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Company company;
    private final Marks marks;
    private final List<Long> acknowledged = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> shown = new ArrayList<>();

    Freshness(Company company, Marks marks) {
        this.company = company;
        this.marks = marks;
    }

    /** Seconds from acknowledged to shown, one for each mark. */
    Samples measure(Batches batches) {
        int before = marks.visible();
        CompletableFuture<Void> load = CompletableFuture.runAsync(() -> push(batches), CLIENTS);
        int expected = (batches.inOrder().size() + BATCHES_A_MARK - 1) / BATCHES_A_MARK;
        while (shown.size() < expected) {
            int visible = marks.visible() - before;
            long now = System.nanoTime();
            while (shown.size() < visible) {
                shown.add(now);
            }
            if (load.isCompletedExceptionally()) {
                load.join();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        load.join();
        List<Long> times = acknowledged.stream().sorted().toList();
        List<Double> latencies = new ArrayList<>();
        for (int mark = 0; mark < times.size(); mark++) {
            latencies.add((shown.get(mark) - times.get(mark)) / 1e9);
        }
        return Samples.of(latencies);
    }

    /** A record's changes keep their order: a batch waits for the one before of its kind, as it does at an integrator's. */
    private void push(Batches batches) {
        long interval = Duration.ofSeconds(1).toNanos() * RECORDS_A_BATCH / RECORDS_A_SECOND;
        long next = System.nanoTime();
        Map<Kind, CompletableFuture<Void>> lastOfKind = new EnumMap<>(Kind.class);
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        int pushed = 0;
        for (Batch batch : batches.inOrder()) {
            LockSupport.parkNanos(next - System.nanoTime());
            next += interval;
            lastOfKind.put(batch.kind(), lastOfKind.getOrDefault(batch.kind(), CompletableFuture.completedFuture(null))
                    .thenRunAsync(() -> company.push(batch.kind(), batch.lines()), CLIENTS));
            if (pushed++ % BATCHES_A_MARK == 0) {
                answers.add(CompletableFuture.runAsync(() -> {
                    marks.push();
                    acknowledged.add(System.nanoTime());
                }, CLIENTS));
            }
        }
        lastOfKind.values().forEach(CompletableFuture::join);
        answers.forEach(CompletableFuture::join);
    }
}
