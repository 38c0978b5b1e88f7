package dev.rouage.testing;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

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

    private static @Nullable Map<String, String> addresses;

    private SharedInfrastructure() {}

    /** Starts what is not running yet; the keys are {@code postgres} and {@code kafka}, the values host and port. */
    @SuppressWarnings("unchecked")
    static Map<String, String> addresses() {
        try {
            var shared = Class.forName(SharedInfrastructure.class.getName(), true, ClassLoader.getSystemClassLoader());
            return (Map<String, String>) shared.getMethod("start").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the infrastructure of the tests did not start", e);
        }
    }

    /** Called by reflection, across class loaders. */
    public static synchronized Map<String, String> start() {
        if (addresses == null) {
            var postgres = CompletableFuture.supplyAsync(LocalPostgres::temporary);
            var kafka = LocalKafka.temporary();
            addresses = Map.of("postgres", postgres.join().address(), "kafka", kafka.bootstrapServers());
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
                kafka.close();
                postgres.join().close();
            }));
        }
        return addresses;
    }
}
