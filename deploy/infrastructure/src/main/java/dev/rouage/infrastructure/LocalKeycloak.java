package dev.rouage.infrastructure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A Keycloak server with an imported realm, as a process of its own on the loopback address.
 *
 * <p>The realm file is read when the realm does not exist yet; later changes of the file need an empty database.
 */
public final class LocalKeycloak implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    private final ChildProcess process;
    private final int port;
    private final String realm;

    private LocalKeycloak(ChildProcess process, int port, String realm) {
        this.process = process;
        this.port = port;
        this.realm = realm;
    }

    /**
     * Starts the server and returns while it is still starting: {@link #awaitReady()} waits for it.
     *
     * @param realmFile a realm's export, named {@code <realm>-realm.json}
     * @param adminPassword of the server's own administrator {@code admin}
     */
    public static LocalKeycloak start(KeycloakDistribution distribution, LocalPostgres postgres, int port,
            Path realmFile, String adminPassword, Path log) {
        distribution.prepare(realmFile, log);
        var command = distribution.java(List.of("start", "--optimized", "--import-realm"));
        command.environment().putAll(settings(postgres, port, adminPassword));
        var realm = realmFile.getFileName().toString().replaceFirst("-realm\\.json$", "");
        return new LocalKeycloak(ChildProcess.start("Keycloak", command, log), port, realm);
    }

    private static Map<String, String> settings(LocalPostgres postgres, int port, String adminPassword) {
        return Map.of(
                "KC_DB_URL", postgres.jdbcUrl("keycloak"),
                "KC_DB_USERNAME", "keycloak_owner",
                "KC_DB_PASSWORD", "keycloak_owner",
                "KC_HTTP_ENABLED", "true",
                "KC_HTTP_HOST", "localhost",
                "KC_HTTP_PORT", Integer.toString(port),
                "KC_HOSTNAME", "http://localhost:" + port,
                "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                // By the environment: a command line is for every user of the machine to see.
                "KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword);
    }

    /** The realm's address, which is also the issuer in its tokens. */
    public String issuer() {
        return "http://localhost:%d/realms/%s".formatted(port, realm);
    }

    public ChildProcess process() {
        return process;
    }

    /** Ends it at once, as a crash would. */
    public void kill() {
        process.kill();
    }

    /** Waits until the realm answers. */
    public void awaitReady() {
        var deadline = Instant.now().plus(START_LIMIT);
        try (var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            while (!answers(client)) {
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
            throw new InfrastructureException("interrupted while Keycloak was starting", e);
        }
    }

    private boolean answers(HttpClient client) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(issuer())).timeout(Duration.ofSeconds(5)).build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
