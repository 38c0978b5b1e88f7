package dev.rouage.launcher;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.rouage.infrastructure.InfrastructureException;
import dev.rouage.infrastructure.Ports;

/** The TCP port of every part of the stack. */
public final class StackPorts {

    /** What listens, and where unless told otherwise. */
    enum Listener {
        GATEWAY(8080), INGEST(8081), KPI(8082), COACHING(8083), KEYCLOAK(8180), POSTGRES(5433), KAFKA(9092);

        private final int usual;

        Listener(int usual) {
            this.usual = usual;
        }

        String variable() {
            return "ROUAGE_" + name() + "_PORT";
        }

        static Listener of(Service service) {
            return valueOf(service.name());
        }
    }

    private final Map<Listener, Integer> ports;

    private StackPorts(Map<Listener, Integer> ports) {
        this.ports = new EnumMap<>(ports);
    }

    /** The usual ports, save those that a variable such as {@code ROUAGE_KPI_PORT} sets. */
    public static StackPorts fromEnvironment(Map<String, String> environment) {
        return new StackPorts(Arrays.stream(Listener.values())
                .collect(Collectors.toMap(listener -> listener, listener -> port(listener, environment))));
    }

    /** Ports that are free now, for a stack beside others. */
    public static StackPorts free() {
        return new StackPorts(Arrays.stream(Listener.values())
                .collect(Collectors.toMap(listener -> listener, listener -> Ports.free())));
    }

    private static int port(Listener listener, Map<String, String> environment) {
        var text = environment.getOrDefault(listener.variable(), "");
        if (text.isBlank()) {
            return listener.usual;
        }
        try {
            var port = Integer.parseInt(text.strip());
            if (port > 0 && port < 65_536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Refused below, as a number out of range is.
        }
        throw new InfrastructureException("%s is not a port: %s".formatted(listener.variable(), text));
    }

    /** Refuses ports that somebody listens on already. */
    void requireFree() {
        ports.forEach((listener, port) -> Ports.requireFree(listener.name().toLowerCase(Locale.ROOT), port,
                listener.variable()));
    }

    int of(Listener listener) {
        return ports.get(listener);
    }

    public int of(Service service) {
        return of(Listener.of(service));
    }
}
