package dev.rouage.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * An unpacked Keycloak server. It is built once, for PostgreSQL and a single node, and then starts without looking
 * again at what could be configured.
 */
public final class KeycloakDistribution {

    private static final List<String> BUILD = List.of("build", "--db=postgres", "--cache=local");
    private static final Duration BUILD_LIMIT = Duration.ofMinutes(10);

    private final Path home;

    private KeycloakDistribution(Path home) {
        this.home = home.toAbsolutePath();
    }

    /** The distribution that was unpacked into the directory. */
    public static KeycloakDistribution in(Path directory) {
        try (var homes = Files.newDirectoryStream(directory, "keycloak-*")) {
            var home = StreamSupport.stream(homes.spliterator(), false).max(Comparator.naturalOrder());
            return new KeycloakDistribution(home.orElseThrow(() -> missing(directory)));
        } catch (IOException e) {
            throw missing(directory);
        }
    }

    private static InfrastructureException missing(Path directory) {
        return new InfrastructureException(
                "no Keycloak in %s: the build of deploy/launcher unpacks it".formatted(directory));
    }

    /** Whether the next start has to build the server first, which takes half a minute. */
    public boolean isBuilt() {
        return Files.exists(marker());
    }

    void prepare(Path realmFile, Path log) {
        var imports = Directories.create(home.resolve("data/import"));
        // Two stacks may start at once from the same directory, those of `deploy/up` and of the tests.
        try (var channel = FileChannel.open(home.resolve(".rouage-lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE); var lock = channel.lock()) {
            if (!isBuilt()) {
                ChildProcess.start("Keycloak's build", java(BUILD), log).awaitSuccess(BUILD_LIMIT);
                Files.createFile(marker());
            }
            Files.copy(realmFile, imports.resolve(realmFile.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare Keycloak in " + home, e);
        }
    }

    private Path marker() {
        return home.resolve(".rouage-built");
    }

    /** What {@code bin/kc.sh} runs, without the shell between us and the process that is to be ended. */
    ProcessBuilder java(List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xms64m", "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:MaxMetaspaceSize=256m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dpicocli.disable.closures=true",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-cp", home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(arguments);
        return new ProcessBuilder(command).directory(home.toFile());
    }
}
