package dev.rouage.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

import dev.rouage.infrastructure.InfrastructureException;
import dev.rouage.launcher.StackPorts.Listener;

/**
 * What a stack that is up leaves behind for other commands: who runs it and on which ports.
 *
 * @param pid of the launcher
 * @param ready whether all of it has started
 */
public record RunningStack(long pid, boolean ready, StackPorts ports) {

    private static final String FILE = "stack.properties";

    /** The stack of the data directory; empty when none runs there. */
    static Optional<RunningStack> find(Path data) {
        var file = data.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        Map<String, String> values = properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
        var pid = Long.parseLong(values.getOrDefault("pid", "0"));
        if (!ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
            return Optional.empty();
        }
        return Optional.of(new RunningStack(pid, Boolean.parseBoolean(values.get("ready")),
                StackPorts.fromEnvironment(values)));
    }

    /** The stack that {@code deploy/up} has started in the data directory; a clear failure when none runs there. */
    public static RunningStack require(Path data) {
        return find(data).orElseThrow(() -> new InfrastructureException("nothing is running; deploy/up starts it"));
    }

    void save(Path data) {
        var lines = Arrays.stream(Listener.values())
                .map(listener -> listener.variable() + "=" + ports.of(listener))
                .collect(Collectors.joining("\n", "pid=%d%nready=%b%n".formatted(pid, ready), "\n"));
        try {
            Files.writeString(data.resolve(FILE), lines);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + data.resolve(FILE), e);
        }
    }

    static void forget(Path data) {
        try {
            Files.deleteIfExists(data.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + data.resolve(FILE), e);
        }
    }
}
