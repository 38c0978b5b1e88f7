package dev.rouage.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A door in front of PostgreSQL. While it is shut nobody gets in, and who is in is thrown out, as when the server is gone;
 * while it is silent, everybody may stay and nobody hears or is heard, as when the server hangs.
 * Tests and their resources have class loaders of their own, so a system property is what they have in common.
 */
final class DatabaseDoor {
    private static final String SHUT = "rouage.test.database-door-shut";
    private static final String SILENT = "rouage.test.database-door-silent";
    private static final long LOOK_MILLIS = 20;

    private final InetSocketAddress database;
    private final int port;
    private final Set<Socket> inside = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket door;

    DatabaseDoor(String host, int databasePort) throws IOException {
        this.database = new InetSocketAddress(host, databasePort);
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.port = door.getLocalPort();
        Thread.ofPlatform().daemon().name("database-door").start(this::watch);
    }

    int port() {
        return port;
    }

    static void shut(boolean shut) {
        System.setProperty(SHUT, Boolean.toString(shut));
    }

    static void silence(boolean silent) {
        System.setProperty(SILENT, Boolean.toString(silent));
    }

    private void watch() {
        Thread.ofPlatform().daemon().start(this::letIn);
        try {
            while (true) {
                Thread.sleep(LOOK_MILLIS);
                boolean wanted = Boolean.getBoolean(SHUT);
                if (wanted) {
                    close(door);
                    inside.forEach(DatabaseDoor::close);
                } else if (door.isClosed()) {
                    ServerSocket again = new ServerSocket();
                    again.setReuseAddress(true);
                    again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                    door = again;
                    Thread.ofPlatform().daemon().start(this::letIn);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void letIn() {
        ServerSocket current = door;
        try {
            while (true) {
                Socket guest = current.accept();
                Socket host = new Socket();
                inside.add(guest);
                inside.add(host);
                host.connect(database);
                Thread.ofPlatform().daemon().start(() -> carry(guest, host));
                Thread.ofPlatform().daemon().start(() -> carry(host, guest));
            }
        } catch (IOException _) {
            // shut
        }
    }

    private void carry(Socket from, Socket to) {
        try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            byte[] buffer = new byte[16 * 1024];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                while (Boolean.getBoolean(SILENT)) {
                    Thread.sleep(LOOK_MILLIS);
                }
                out.write(buffer, 0, count);
            }
        } catch (IOException _) {
            // one of them has left
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        close(from);
        close(to);
        inside.remove(from);
        inside.remove(to);
    }

    private static void close(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception _) {
            // closed already
        }
    }
}
