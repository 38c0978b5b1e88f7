package dev.rouage.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

import dev.rouage.infrastructure.Directories;
import dev.rouage.infrastructure.InfrastructureException;
import dev.rouage.launcher.Launcher;
import dev.rouage.launcher.LibraryLog;
import dev.rouage.launcher.LocalStack;
import dev.rouage.launcher.Logins;
import dev.rouage.launcher.RunningStack;
import dev.rouage.launcher.Service;
import dev.rouage.launcher.StackSettings;
import org.jspecify.annotations.Nullable;

/** The stack that is measured, with a look behind the scenes: its processes and, as the superuser, its database. */
final class Machine implements AutoCloseable {

    private final StackSettings settings;
    private final ProcessHandle launcher;
    private final @Nullable LocalStack own;

    private Machine(StackSettings settings, ProcessHandle launcher, @Nullable LocalStack own) {
        this.settings = settings;
        this.launcher = launcher;
        this.own = own;
    }

    /** A stack of this process on free ports, with empty databases; it ends with it. */
    static Machine started(Path root) {
        Path data = root.resolve("deploy/benchmarks/target/stack");
        Directories.delete(data);
        LibraryLog.redirectTo(Directories.create(data).resolve("launcher.log"));
        LocalStack stack = LocalStack.start(StackSettings.besideOthers(root, data),
                line -> System.err.println("  " + line));
        return new Machine(stack.settings(), ProcessHandle.current(), stack);
    }

    /** The stack that {@code deploy/up} has started. */
    static Machine running(Path root) {
        RunningStack stack = RunningStack.require(Launcher.data(root));
        StackSettings settings = new StackSettings(root, Launcher.data(root), stack.ports(), Set.of(Service.values()),
                System.getenv());
        return new Machine(settings, ProcessHandle.of(stack.pid()).orElseThrow(), null);
    }

    URI address(Service service) {
        return settings.address(service);
    }

    String token(String name) {
        return new Logins(settings.issuer(), settings.variables()).token(name);
    }

    /** Where files of the measurement may lie. */
    Path scratch() {
        return Directories.create(settings.root().resolve("deploy/benchmarks/target/records"));
    }

    Connection ingestDatabase() throws SQLException {
        return database("ingest");
    }

    Connection kpiDatabase() throws SQLException {
        return database("kpi");
    }

    private Connection database(String name) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + settings.postgres() + "/" + name + "?user=postgres");
    }

    /** What PostgreSQL does by itself some time after much has been written, now. */
    void vacuumKpiDatabase() {
        try (Connection connection = kpiDatabase(); Statement statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE");
        } catch (SQLException e) {
            throw new InfrastructureException("VACUUM failed: " + e.getMessage(), e);
        }
    }

    ProcessHandle process(Service service) {
        String jar = settings.root().resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar").toString();
        return launcher.descendants()
                .filter(process -> process.info().commandLine().map(line -> line.contains(jar)).orElse(false))
                .findFirst()
                .orElseThrow(() -> new InfrastructureException("no process of " + service.module() + " found"));
    }

    /** Stops the processes of those services where they are, until {@link #resume}. */
    void pause(Service... services) {
        signal("STOP", services);
    }

    void resume(Service... services) {
        signal("CONT", services);
    }

    private void signal(String name, Service... services) {
        for (Service service : services) {
            try {
                new ProcessBuilder("kill", "-" + name, Long.toString(process(service).pid())).inheritIO().start()
                        .waitFor();
            } catch (IOException e) {
                throw new InfrastructureException("cannot signal " + service.module(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InfrastructureException("interrupted", e);
            }
        }
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
