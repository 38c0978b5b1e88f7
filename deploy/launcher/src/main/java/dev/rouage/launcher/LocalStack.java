package dev.rouage.launcher;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.rouage.infrastructure.Directories;
import dev.rouage.infrastructure.InfrastructureException;
import dev.rouage.infrastructure.KafkaProcess;
import dev.rouage.infrastructure.KeycloakDistribution;
import dev.rouage.infrastructure.LocalKeycloak;
import dev.rouage.infrastructure.LocalPostgres;
import dev.rouage.launcher.StackPorts.Listener;
import org.jspecify.annotations.Nullable;

/**
 * The whole machine: PostgreSQL, Kafka, Keycloak and the services, each a process of its own.
 *
 * <p>Closing it, or the end of this JVM for whatever reason, ends them all.
 */
public final class LocalStack implements AutoCloseable {

    private final StackSettings settings;
    private final Consumer<String> progress;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Map<Service, ServiceProcess> services = new ConcurrentHashMap<>();
    private @Nullable Restartable<LocalPostgres> postgres;
    private @Nullable Restartable<KafkaProcess> kafka;
    private @Nullable Restartable<LocalKeycloak> keycloak;
    private boolean closed;

    private LocalStack(StackSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** Starts everything and returns when all of it is ready; when a part fails, ends the others and says which. */
    public static LocalStack start(StackSettings settings, Consumer<String> progress) {
        var stack = prepare(settings, progress);
        try {
            stack.start();
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /** A stack that does nothing before {@link #start()}, so that a shutdown hook may hold it from the beginning. */
    static LocalStack prepare(StackSettings settings, Consumer<String> progress) {
        return new LocalStack(settings, progress);
    }

    void start() {
        own(DataDirectoryLock.acquire(settings.data()));
        settings.ports().requireFree();
        Directories.delete(settings.logs());
        Directories.create(settings.logs());
        var began = Instant.now();
        var database = timed("PostgreSQL", () -> own(new Restartable<>(this::startPostgres, LocalPostgres::kill)));
        postgres = database;
        var identity = CompletableFuture.supplyAsync(() -> timed("Keycloak", () -> keycloak(database)));
        var broker = CompletableFuture.supplyAsync(() -> timed("Kafka",
                () -> own(new Restartable<>(this::startKafka, KafkaProcess::kill))));
        try {
            kafka = broker.join();
            settings.services().forEach(this::launch);
            if (CompletableFuture.anyOf(identity, anyServiceFailed())
                    .join() instanceof InfrastructureException failure) {
                throw failure;
            }
            settings.services().forEach(service -> timedSince(began, service.module(), service(service)::awaitReady));
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private LocalPostgres startPostgres() {
        return LocalPostgres.durable(settings.data().resolve("postgres"), settings.ports().of(Listener.POSTGRES),
                settings.logs().resolve("postgres.log"));
    }

    private KafkaProcess startKafka() {
        return KafkaProcess.start(settings.data().resolve("kafka"), settings.ports().of(Listener.KAFKA),
                settings.logs().resolve("kafka.log"));
    }

    /** In our charge while it is still starting, so that it ends with the rest. */
    private Restartable<LocalKeycloak> keycloak(Restartable<LocalPostgres> database) {
        var distribution = KeycloakDistribution.in(settings.root().resolve("deploy/.software"));
        if (!distribution.isBuilt()) {
            progress.accept("Keycloak is being built, once: half a minute");
        }
        var starting = own(new Restartable<>(() -> startKeycloak(distribution, database.part()), LocalKeycloak::kill));
        keycloak = starting;
        starting.part().awaitReady();
        return starting;
    }

    private LocalKeycloak startKeycloak(KeycloakDistribution distribution, LocalPostgres database) {
        return LocalKeycloak.start(distribution, database, settings.ports().of(Listener.KEYCLOAK),
                settings.root().resolve("deploy/keycloak/rouage-realm.json"), settings.adminPassword(),
                settings.logs().resolve("keycloak.log"));
    }

    private void launch(Service service) {
        services.put(service, own(new ServiceProcess(service, settings)));
    }

    /** Takes charge of a part; one that comes up while the stack is being closed is closed at once. */
    private synchronized <T extends AutoCloseable> T own(T part) {
        parts.push(part);
        if (closed) {
            close();
            throw new InfrastructureException("stopped while starting");
        }
        return part;
    }

    private <T> T timed(String name, Supplier<T> start) {
        var began = Instant.now();
        var part = start.get();
        say(name, began);
        return part;
    }

    private void timedSince(Instant began, String name, Runnable start) {
        start.run();
        say(name, began);
    }

    private void say(String name, Instant began) {
        progress.accept(
                "%-18s ready after %.1f s".formatted(name, Duration.between(began, Instant.now()).toMillis() / 1000.0));
    }

    /** PostgreSQL, to be killed and started again. */
    public Restartable<LocalPostgres> postgres() {
        return Objects.requireNonNull(postgres, "the stack has not started");
    }

    /** Kafka, to be killed and started again. */
    public Restartable<KafkaProcess> kafka() {
        return Objects.requireNonNull(kafka, "the stack has not started");
    }

    /** Keycloak, to be killed and started again; it is ready only after {@link LocalKeycloak#awaitReady()}. */
    public Restartable<LocalKeycloak> keycloak() {
        return Objects.requireNonNull(keycloak, "the stack has not started");
    }

    /** One service of the stack, to be killed and started again. */
    public ServiceProcess service(Service service) {
        var process = services.get(service);
        if (process == null) {
            throw new IllegalArgumentException(service.module() + " is no part of this stack");
        }
        return process;
    }

    /** Where the graph is served. */
    public URI graph() {
        return settings.address(Service.GATEWAY).resolve("/graphql");
    }

    public Logins logins() {
        return new Logins(settings.issuer(), settings.variables());
    }

    public StackSettings settings() {
        return settings;
    }

    /** Completes when a service ends without having been told to, with its failure. */
    CompletableFuture<Object> anyServiceFailed() {
        return CompletableFuture.anyOf(services.values().stream()
                .map(service -> service.process().onExit()
                        .thenApply(code -> service.process().failure("ended with exit code " + code)))
                .toArray(CompletableFuture<?>[]::new));
    }

    /** Ends everything, the last started first. */
    @Override
    public synchronized void close() {
        closed = true;
        services.values().parallelStream().forEach(ServiceProcess::close);
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                progress.accept("while stopping: " + e.getMessage());
            }
        }
    }
}
