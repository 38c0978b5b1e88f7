package dev.rouage.infrastructure;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A PostgreSQL server with the databases and roles of the services.
 *
 * <p>It listens on the loopback address only. Roles log in with their password, which is the role's own name; only the
 * superuser {@code postgres} needs none. Not for production.
 */
public final class LocalPostgres implements AutoCloseable {

    private static final String ACCESS = """
            local all all trust
            host all postgres 127.0.0.1/32 trust
            host all postgres ::1/128 trust
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    private final EmbeddedPostgres server;
    private final Path data;
    private final long postmaster;
    private final Lifeline lifeline;

    private LocalPostgres(EmbeddedPostgres server, Path data, long postmaster, Lifeline lifeline) {
        this.server = server;
        this.data = data;
        this.postmaster = postmaster;
        this.lifeline = lifeline;
    }

    /**
     * Starts a server whose data survives it. The caller makes sure that no other process uses the directory: a server
     * that an earlier run has left there is ended first.
     */
    public static LocalPostgres durable(Path data, int port, Path log) {
        Directories.create(log.toAbsolutePath().getParent());
        runningPostmaster(data).ifPresent(LocalPostgres::end);
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(Directories.create(data))
                .setCleanDataDirectory(false)
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setPort(port)
                // The builder's defaults trade durability for speed; what the stack acknowledges must last.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                // After each checkpoint whole pages are logged once more: rarely, then, where much is written.
                .setServerConfig("checkpoint_timeout", "15min")
                .setServerConfig("max_wal_size", "2GB")
                // With 256 MB and five million records, one statement in six was waiting for a page; taken as it is filled.
                .setServerConfig("shared_buffers", "1GB");
        return start(builder, data, false, "see " + log);
    }

    /** Starts a server on a free port whose data goes with it; it does not wait for the disk. */
    public static LocalPostgres temporary() {
        var data = Directories.temporary("rouage-postgres");
        var builder = EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(true)
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("max_wal_size", "1GB")
                .setServerConfig("shared_buffers", "256MB");
        return start(builder, data, true, "the log of this process says more");
    }

    private static LocalPostgres start(EmbeddedPostgres.Builder builder, Path data, boolean temporary, String hint) {
        try {
            var server = builder.setRegisterShutdownHook(false)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setDataDirectoryCustomizer(LocalPostgres::writeAccessRules)
                    .setServerConfig("listen_addresses", "localhost")
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("password_encryption", "scram-sha-256")
                    .setLocaleConfig("locale", "C.UTF-8")
                    .start();
            var pid = runningPostmaster(data).orElseThrow(
                    () -> new InfrastructureException("PostgreSQL left no postmaster.pid in " + data));
            var lifeline = temporary ? Lifeline.ofProcessAndDirectory(pid, data) : Lifeline.ofProcess(pid);
            return new LocalPostgres(server, data, pid, lifeline).withAccounts();
        } catch (IOException | IllegalStateException e) {
            throw new InfrastructureException("PostgreSQL did not start: %s (%s)".formatted(e.getMessage(), hint), e);
        }
    }

    private LocalPostgres withAccounts() {
        try {
            new DatabaseAccounts(server).create();
            return this;
        } catch (SQLException e) {
            close();
            throw new InfrastructureException("cannot create databases and roles: " + e.getMessage(), e);
        }
    }

    private static void writeAccessRules(File data) {
        try {
            Files.writeString(data.toPath().resolve("pg_hba.conf"), ACCESS, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write pg_hba.conf", e);
        }
    }

    public int port() {
        return server.getPort();
    }

    /** Host and port, as the services' setting {@code ROUAGE_POSTGRES} takes it. */
    public String address() {
        return "localhost:" + port();
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + address() + "/" + database;
    }

    /** A connection as the superuser, whom row-level security does not bind: for tests that look behind the scenes. */
    public Connection connectAsSuperuser(String database) throws SQLException {
        return server.getDatabase("postgres", database).getConnection();
    }

    /**
     * Ends all of the server's processes at once, as a crash of the machine would; its data stays as it is on disk. The
     * dead may wait for long until they are reaped, and PostgreSQL takes them for alive until then: so its locks go too.
     */
    public void kill() {
        var locks = PostmasterLocks.of(data);
        var processes = ProcessHandle.of(postmaster).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants())).toList();
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(DeadProcess::await);
        locks.delete();
        close();
    }

    /** Stops the server; one that does not stop in time is ended. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop PostgreSQL", e);
        } finally {
            end(postmaster);
            lifeline.close();
        }
    }

    private static Optional<Long> runningPostmaster(Path data) {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
            return ProcessHandle.of(pid).filter(LocalPostgres::isPostgres).map(ProcessHandle::pid);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(command -> command.endsWith("/postgres")).orElse(false);
    }

    private static void end(long pid) {
        var process = ProcessHandle.of(pid).filter(LocalPostgres::isPostgres).filter(ProcessHandle::isAlive);
        process.ifPresent(handle -> {
            handle.destroy();
            try {
                handle.onExit().get(5, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                handle.destroyForcibly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (java.util.concurrent.ExecutionException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
