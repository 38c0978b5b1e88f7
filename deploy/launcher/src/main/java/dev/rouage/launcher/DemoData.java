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

import dev.rouage.demo.DemoMain;
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

    /** Whether the whole story is in the data. */
    boolean isLoaded() {
        return Files.exists(loaded());
    }

    /**
     * The day that the story counts back from: that of its first push, also when this is done later or was broken off. Told
     * from another day, its records would get a second history on top of the first.
     */
    LocalDate day() {
        try {
            return Files.exists(begun()) ? LocalDate.parse(Files.readString(begun())) : today();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + begun(), e);
        }
    }

    void load() {
        var day = day();
        write(begun(), day);
        var command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), DemoMain.class.getName());
        command.command().addAll(List.of(
                "--ingest", settings.address(Service.INGEST).toString(),
                "--token-endpoint", logins.tokenEndpoint().toString(),
                "--client-id", INTEGRATOR,
                "--client-secret-env", Logins.secretVariable(INTEGRATOR),
                "--today", day.toString(),
                "--gateway", graphOrigin().toString(),
                "--admin-client-id", "rouage-cli",
                "--admin-user", ADMIN,
                "--admin-password-env", Logins.PASSWORD_VARIABLE));
        command.environment().put(Logins.secretVariable(INTEGRATOR), logins.secret(INTEGRATOR));
        command.environment().put(Logins.PASSWORD_VARIABLE, logins.password());
        ChildProcess.start("demo data", command, settings.logs().resolve("demo.log")).awaitSuccess(LIMIT);
        write(loaded(), day);
    }

    private URI graphOrigin() {
        return settings.address(Service.GATEWAY);
    }

    private static void write(Path file, LocalDate day) {
        try {
            Files.writeString(file, day.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private Path begun() {
        return settings.data().resolve("demo-day");
    }

    private Path loaded() {
        return settings.data().resolve("demo-loaded");
    }

    static LocalDate today() {
        return LocalDate.now(ZoneId.of(DemoMain.SETTINGS.reportingZone()));
    }
}
