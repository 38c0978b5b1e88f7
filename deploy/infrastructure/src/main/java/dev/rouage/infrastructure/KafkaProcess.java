package dev.rouage.infrastructure;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** A {@link LocalKafka} as a process of its own, which can be killed as by a crash. Its data survives it. */
public final class KafkaProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final ChildProcess process;

    private KafkaProcess(ChildProcess process) {
        this.process = process;
    }

    /** Starts a broker and waits until it is ready, with its topics. */
    public static KafkaProcess start(Path data, int port, Path log) {
        var command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms64m", "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-cp", System.getProperty("java.class.path"), KafkaProcess.class.getName(),
                data.toString(), Integer.toString(port));
        var broker = new KafkaProcess(ChildProcess.start("kafka", command, log));
        try {
            broker.awaitReady("localhost:" + port);
            return broker;
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    private void awaitReady(String address) {
        var deadline = Instant.now().plus(START_LIMIT);
        var patience = Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 200);
        try (var admin = Admin.create(patience)) {
            while (!hasTopics(admin)) {
                if (!process.isAlive()) {
                    throw process.failure("ended while starting");
                }
                if (Instant.now().isAfter(deadline)) {
                    throw process.failure("not ready after " + START_LIMIT.toSeconds() + " s");
                }
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfrastructureException("interrupted while Kafka was starting", e);
        }
    }

    private static boolean hasTopics(Admin admin) throws InterruptedException {
        try {
            return admin.listTopics().names().get(2, TimeUnit.SECONDS).containsAll(LocalKafka.topics());
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    /** Ends it at once, as a crash would. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }

    /** The broker's own process: a directory and a port. */
    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.WARNING);
        var broker = LocalKafka.durable(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(broker::close));
    }
}
