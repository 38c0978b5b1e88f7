package dev.rouage.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import dev.rouage.infrastructure.ChildProcess;

/** The demo company's records, pushed through the public REST API by a program of its own, as an integrator would. */
final class DemoData {

    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final String INTEGRATOR = "demo-integrator";
    private static final String ADMIN = "demo-admin";

    private final StackSettings settings;
    private final Logins logins;

    DemoData(LocalStack stack) {
        this.settings = stack.settings();
        this.logins = stack.logins();
    }

    /** Whether today's story is in the data already; it is told anew on another day, so that it ends yesterday. */
    boolean isLoaded() {
        try {
            return Files.exists(marker()) && Files.readString(marker()).equals(today());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + marker(), e);
        }
    }

    void load() {
        var command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), "dev.rouage.demo.DemoMain");
        command.command().addAll(List.of(
                "--ingest", settings.address(Service.INGEST).toString(),
                "--token-endpoint", logins.tokenEndpoint().toString(),
                "--client-id", INTEGRATOR,
                "--client-secret-env", Logins.secretVariable(INTEGRATOR),
                "--gateway", graphOrigin().toString(),
                "--admin-client-id", "rouage-cli",
                "--admin-user", ADMIN,
                "--admin-password-env", Logins.PASSWORD_VARIABLE));
        command.environment().put(Logins.secretVariable(INTEGRATOR), logins.secret(INTEGRATOR));
        command.environment().put(Logins.PASSWORD_VARIABLE, logins.password());
        ChildProcess.start("demo data", command, settings.logs().resolve("demo.log")).awaitSuccess(LIMIT);
        remember();
    }

    private URI graphOrigin() {
        return settings.address(Service.GATEWAY);
    }

    private void remember() {
        try {
            Files.writeString(marker(), today());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + marker(), e);
        }
    }

    private Path marker() {
        return settings.data().resolve("demo-loaded");
    }

    private static String today() {
        return LocalDate.now(ZoneId.systemDefault()).toString();
    }
}
