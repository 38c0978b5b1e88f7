package dev.rouage.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

import dev.rouage.launcher.StackPorts.Listener;

/** {@code deploy/status}: what runs, where, and whether it is ready. */
final class StatusCommand {

    private final Path data;
    private final PrintStream out;

    StatusCommand(Path data, PrintStream out) {
        this.data = data;
        this.out = out;
    }

    /** Whether all of it is ready. */
    boolean run() throws InterruptedException {
        var running = RunningStack.require(data);
        out.printf("launcher: process %d, %s%n", running.pid(), running.ready() ? "up" : "starting");
        var allReady = running.ready();
        try (var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            for (var listener : Listener.values()) {
                var port = running.ports().of(listener);
                var ready = isReady(client, listener, port);
                out.printf("%-10s localhost:%-6d %s%n", listener.name().toLowerCase(Locale.ROOT), port,
                        ready ? "ready" : "NOT READY");
                allReady &= ready;
            }
        }
        return allReady;
    }

    private static boolean isReady(HttpClient client, Listener listener, int port) throws InterruptedException {
        return switch (listener) {
            case GATEWAY, INGEST, KPI, COACHING ->
                ServiceProcess.Health.isReady(client, URI.create("http://localhost:" + port));
            case KEYCLOAK, POSTGRES, KAFKA -> accepts(port);
        };
    }

    private static boolean accepts(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("localhost", port), 2000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
