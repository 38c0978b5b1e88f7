package dev.rouage.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** TCP ports of this machine. */
public final class Ports {

    private Ports() {}

    /** A port that nobody listens on now; another process may still take it before the caller does. */
    public static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free TCP port", e);
        }
    }

    /**
     * Refuses a port that somebody listens on.
     *
     * @param owner what is to listen there, as the message names it
     * @param variable the environment variable that moves it elsewhere
     */
    public static void requireFree(String owner, int port, String variable) {
        try (var socket = new ServerSocket()) {
            // Connections of an earlier run that are still closing are no reason to refuse the port.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException e) {
            throw new InfrastructureException("port %d for %s is taken: free it, or set %s to another port"
                    .formatted(port, owner, variable), e);
        }
    }
}
