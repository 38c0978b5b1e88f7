package dev.rouage.testing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

import dev.rouage.infrastructure.LocalKafka;
import dev.rouage.infrastructure.LocalPostgres;
import org.jspecify.annotations.Nullable;

/**
 * One PostgreSQL and one Kafka for all tests of a JVM.
 *
 * <p>Quarkus loads tests and their resources with class loaders that it closes and replaces. The broker must outlive
 * them, so this class is always used as the system class loader's, through {@link #addresses()}.
 */
public final class SharedInfrastructure {

    /** The servers' logs would drown the tests'; a logger that nobody holds forgets its level. */
    private static final List<Logger> QUIET = Stream.of("org.apache.kafka", "kafka", "state.change.logger", "io.zonky")
            .map(Logger::getLogger)
            .toList();

    private static @Nullable Map<String, String> addresses;

    private SharedInfrastructure() {}

    /** Starts what is not running yet; the keys are {@code postgres} and {@code kafka}, the values host and port. */
    @SuppressWarnings("unchecked")
    static Map<String, String> addresses() {
        var thread = Thread.currentThread();
        var callersLoader = thread.getContextClassLoader();
        try {
            // Kafka finds its plug-ins by the thread's loader, which is one of Quarkus here.
            thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
            var shared = Class.forName(SharedInfrastructure.class.getName(), true, ClassLoader.getSystemClassLoader());
            return (Map<String, String>) shared.getMethod("start").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the infrastructure of the tests did not start", e);
        } finally {
            thread.setContextClassLoader(callersLoader);
        }
    }

    /** Called by reflection, across class loaders. */
    public static synchronized Map<String, String> start() {
        if (addresses == null) {
            QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
            var postgres = CompletableFuture.supplyAsync(LocalPostgres::temporary);
            closeAtExit(() -> postgres.join().close());
            var kafka = LocalKafka.temporary();
            closeAtExit(kafka::close);
            addresses = Map.of("postgres", postgres.join().address(), "kafka", kafka.bootstrapServers());
        }
        return addresses;
    }

    private static void closeAtExit(Runnable close) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(close));
    }
}
