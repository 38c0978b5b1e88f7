package dev.rouage.kpi.turn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Does what is due for as long as the service lives, one turn of one company and then of the next. */
@ApplicationScoped
class CompanyWorker {
    private static final Logger LOG = Logger.getLogger(CompanyWorker.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration NEXT_AFTER_FAILURE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final CompanyTurns turns;
    private final Map<String, CompanyTask> tasks = new HashMap<>();
    private final int workers;
    private final Duration pause;
    private final Duration lease;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    CompanyWorker(CompanyTurns turns, @Any Instance<CompanyTask> tasks,
            @ConfigProperty(name = "rouage.kpi.work.workers", defaultValue = "2") int workers,
            @ConfigProperty(name = "rouage.kpi.work.pause", defaultValue = "500ms") Duration pause,
            @ConfigProperty(name = "rouage.kpi.work.lease", defaultValue = "2m") Duration lease) {
        this.turns = turns;
        tasks.forEach(task -> this.tasks.put(task.name(), task));
        this.workers = workers;
        this.pause = pause;
        this.lease = lease;
    }

    void start(@Observes StartupEvent event) {
        for (int i = 0; i < workers; i++) {
            threads.add(Thread.ofPlatform().name("company-worker-" + i).daemon().start(this::work));
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped.countDown();
        for (Thread thread : threads) {
            thread.join(PATIENCE);
        }
    }

    private void work() {
        boolean failing = false;
        Duration rest = Duration.ZERO;
        while (!isStoppedWithin(rest)) {
            try {
                Optional<Turn> turn = turns.take(lease).await().indefinitely();
                turn.ifPresent(this::run);
                rest = turn.isPresent() ? Duration.ZERO : pause;
                failing = false;
            } catch (RuntimeException failure) {
                if (!failing) {
                    LOG.warnf("Work for companies waits: %s", failure.toString());
                }
                failing = true;
                rest = PAUSE_AFTER_FAILURE;
            }
        }
    }

    private void run(Turn turn) {
        CompanyTask task = tasks.get(turn.task());
        if (task == null) {
            LOG.warnf("Nobody here knows the task %s of %s; a newer replica may", turn.task(), turn.tenant());
            turns.rest(turn, Optional.of(NEXT_AFTER_FAILURE)).await().indefinitely();
            return;
        }
        Turn held = turn;
        Optional<Duration> next = Optional.of(NEXT_AFTER_FAILURE);
        Future<Optional<Duration>> running = task.run(turn).subscribeAsCompletionStage();
        while (!running.isDone()) {
            held = waited(running) ? held : turns.extend(held, lease).await().indefinitely().orElse(held);
        }
        try {
            next = running.get();
        } catch (ExecutionException failure) {
            LOG.warnf(failure.getCause(), "%s of %s failed and will be tried again", turn.task(), turn.tenant());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        turns.rest(held, next).await().indefinitely();
    }

    /** Waits for the end of the work, for a third of the lease at most; answers whether it has come. */
    private boolean waited(Future<?> running) {
        try {
            running.get(lease.toMillis() / 3, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException _) {
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The worker is to stop; another one takes the turn when its lease ends");
        }
    }

    private boolean isStoppedWithin(Duration rest) {
        try {
            return stopped.await(rest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
