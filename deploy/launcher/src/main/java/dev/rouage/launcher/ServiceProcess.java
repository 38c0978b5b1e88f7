package dev.rouage.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.rouage.infrastructure.ChildProcess;
import dev.rouage.infrastructure.InfrastructureException;

/** One service of the stack: it can be killed as by a crash, and started again. */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(4);

    /** Small heaps, so that four services, Keycloak and Kafka share one machine. */
    private static final List<String> FLAGS = List.of("-Xms64m", "-Xmx512m", "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private final Service service;
    private final Path jar;
    private final URI address;
    private final Map<String, String> environment;
    private final Path log;
    private volatile ChildProcess process;

    ServiceProcess(Service service, Path root, int port, Map<String, String> environment, Path logs) {
        this.service = service;
        this.jar = root.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
        this.address = URI.create("http://localhost:" + port);
        this.environment = Map.copyOf(environment);
        this.log = logs.resolve(service.module() + ".log");
        this.process = launch();
    }

    private ChildProcess launch() {
        if (!Files.exists(jar)) {
            throw new InfrastructureException("%s is not built: no %s".formatted(service.module(), jar));
        }
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-jar", jar.toString()));
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        // This machine is nobody's server, unless its user says so.
        builder.environment().putIfAbsent("QUARKUS_HTTP_HOST", "localhost");
        return ChildProcess.start(service.module(), builder, log);
    }

    public URI address() {
        return address;
    }

    public ChildProcess process() {
        return process;
    }

    /** Ends it at once, as a crash would. */
    public void kill() {
        process.kill();
    }

    /** Starts it again after {@link #kill()} and waits until it is ready. */
    public void restart() {
        process.close();
        process = launch();
        awaitReady();
    }

    /** Waits until the service says that it is ready. */
    public void awaitReady() {
        var deadline = Instant.now().plus(START_LIMIT);
        try (var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            while (!Health.isReady(client, address)) {
                if (!process.isAlive()) {
                    throw process.failure("ended while starting");
                }
                if (Instant.now().isAfter(deadline)) {
                    throw process.failure("not ready after " + START_LIMIT.toSeconds() + " s");
                }
                Thread.sleep(200);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfrastructureException("interrupted while waiting for " + service.module(), e);
        }
    }

    @Override
    public void close() {
        process.close();
    }

    /** What the health endpoint of a service says. */
    static final class Health {

        private Health() {}

        static boolean isReady(HttpClient client, URI service) throws InterruptedException {
            var request = HttpRequest.newBuilder(service.resolve("/q/health/ready")).timeout(Duration.ofSeconds(5))
                    .build();
            try {
                return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
            } catch (IOException e) {
                return false;
            }
        }
    }
}
