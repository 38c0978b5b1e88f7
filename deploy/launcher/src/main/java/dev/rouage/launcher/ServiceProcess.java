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

import dev.rouage.infrastructure.ChildProcess;
import dev.rouage.infrastructure.InfrastructureException;

/** One service of the stack: it can be killed as by a crash, and started again. */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(4);

    /**
     * Small heaps, so that four services, Keycloak and Kafka share one machine; young ones large enough that one request in
     * twenty meets a collection and not one in five.
     */
    private static final List<String> FLAGS = List.of("-Xms192m", "-Xmn128m", "-Xmx512m", "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private final Service service;
    private final StackSettings settings;
    private volatile ChildProcess process;

    ServiceProcess(Service service, StackSettings settings) {
        this.service = service;
        this.settings = settings;
        this.process = launch();
    }

    private ChildProcess launch() {
        var jar = settings.root().resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new InfrastructureException("%s is not built: no %s".formatted(service.module(), jar));
        }
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        settings.properties(service).forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", jar.toString()));
        var builder = new ProcessBuilder(command);
        // The ports of this stack are in its settings; a service would take them for configuration of its own.
        builder.environment().keySet().removeIf(name -> name.startsWith("ROUAGE_") && name.endsWith("_PORT"));
        builder.environment().putAll(settings.environment(service));
        // This machine is nobody's server, unless its user says so.
        builder.environment().putIfAbsent("QUARKUS_HTTP_HOST", "localhost");
        return ChildProcess.start(service.module(), builder, settings.logs().resolve(service.module() + ".log"));
    }

    public URI address() {
        return settings.address(service);
    }

    public ChildProcess process() {
        return process;
    }

    /** Ends it at once, as a crash would. */
    public void kill() {
        process.kill();
    }

    /** Stops it where it is, with all its connections open, until {@link #resume()}. */
    public void pause() {
        process.pause();
    }

    /** Lets it go on after {@link #pause()}. */
    public void resume() {
        process.resume();
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
            while (!Health.isReady(client, address())) {
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
