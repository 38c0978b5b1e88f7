package dev.rouage.e2e;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import dev.rouage.demo.record.Kind;
import dev.rouage.launcher.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An ingest-service killed in the middle of an import, at a moment that the seed chooses, has kept what it acknowledged; an
 * import that was broken off is completed by sending it again, and nothing is there twice. All twenty moments: {@code -Drouage.seeds=20}.
 */
@Order(60)
@ExtendWith(StackExtension.class)
class IngestCrashIT {

    private static final int IMPORTED = 12_000;
    private static final int BATCH = 100;
    private static final int LONGEST_WAIT_MILLIS = 2_000;

    private static int killed;
    private static int brokenOff;

    private final Stack stack;

    IngestCrashIT(Stack stack) {
        this.stack = stack;
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("rouage.seeds", 3));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatWasAcknowledgedIsInTheFiguresOnceAfterAKill(long seed) {
        FarDeals far = new FarDeals("far-ingest-" + seed, (int) (1995 + seed));
        Deals imported = new Deals(far, IMPORTED);
        stack.push("demo-integrator", "crash-", Stream.of(far.stage()));
        CompletableFuture<Boolean> importing = CompletableFuture.supplyAsync(() -> isImported(imported));
        Pusher pusher = new Pusher(imported);
        CompletableFuture<Void> pushing = CompletableFuture.runAsync(pusher);
        Duration wait = Duration.ofMillis(new Random(seed).nextInt(LONGEST_WAIT_MILLIS));
        await().pollDelay(wait).until(() -> true);

        stack.machine().service(Service.INGEST).kill();
        boolean completed = importing.join();
        pushing.join();
        stack.machine().service(Service.INGEST).restart();

        System.out.printf("Seed %d: killed after %d ms, import %s, %d batches acknowledged%n", seed, wait.toMillis(),
                completed ? "complete" : "broken off", pusher.acknowledged);
        killed++;
        brokenOff += completed ? 0 : 1;
        assertThat(completed || isImported(imported)).as("an import that was broken off, sent again").isTrue();
        assertThat(pusher.pushNext()).as("the batch without an answer, sent again").isTrue();
        new Deals(far, IMPORTED + (pusher.acknowledged + 1L) * BATCH).awaitInFiguresOnce(stack);
    }

    /** Of few kills nothing can be said; of many, most must have hit an import. */
    @AfterAll
    static void mostKillsHitAnImport() {
        assertThat(killed < 10 || brokenOff * 2 >= killed).as("%d of %d imports were broken off", brokenOff, killed)
                .isTrue();
    }

    private boolean isImported(Deals deals) {
        return stack.importAll("demo-integrator", Kind.OPPORTUNITY, deals.far().deals(deals.count()));
    }

    /** Pushes batch after batch until one is not acknowledged; whether that one was stored nobody knows. */
    private final class Pusher implements Runnable {
        private final Deals deals;
        private volatile int acknowledged;

        Pusher(Deals deals) {
            this.deals = deals;
        }

        @Override
        public void run() {
            while (pushNext()) {
                acknowledged++;
            }
        }

        boolean pushNext() {
            long first = IMPORTED + (long) acknowledged * BATCH + 1;
            return stack.isAcknowledged("demo-integrator", Kind.OPPORTUNITY, deals.range(first, first + BATCH - 1));
        }
    }
}
