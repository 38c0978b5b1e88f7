package dev.rouage.gateway.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.rouage.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Clients that send the heads of their requests slowly, or nothing at all. */
@QuarkusTest
@WithTestResource(ShopResource.class)
@TestProfile(StrictGateway.class)
class RequestHeadsIT {
    private static final String HEALTH = "GET /q/health/live HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String SLOW = "POST /graphql HTTP/1.1\r\nHost: x\r\nX-Slow: ";

    @TestHTTPResource("/graphql")
    URI url;

    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (Socket each : sockets) {
            each.close();
        }
    }

    private Socket connected() throws IOException {
        var socket = new Socket(url.getHost(), url.getPort());
        socket.setSoTimeout(20_000);
        sockets.add(socket);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** A byte now and then, so that the connection is never idle, until the gateway says something. */
    private static void drip(Socket socket) {
        await().pollInterval(Duration.ofMillis(100)).atMost(Duration.ofSeconds(15)).until(() -> {
            send(socket, "x");
            return socket.getInputStream().available() > 0;
        });
    }

    private static String rest(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
    }

    private static String oneAnswer(Socket socket) throws IOException {
        send(socket, HEALTH);
        var answer = new StringBuilder();
        while (!answer.toString().strip().endsWith("}")) {
            answer.append((char) socket.getInputStream().read());
        }
        return answer.toString();
    }

    @Test
    void endsAConnectionOnWhichAHeadNeverEnds() throws IOException {
        var socket = connected();
        send(socket, SLOW);
        drip(socket);

        assertThat(rest(socket.getInputStream())).startsWith("HTTP/1.1 408 ").contains("\"code\":\"REQUEST_TIMEOUT\"");
    }

    @Test
    void endsAConnectionThatSaysNothing() throws IOException {
        long start = System.nanoTime();
        // Which of its protocols it would speak is not known yet, so that it is told nothing.
        assertThat(rest(connected().getInputStream())).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(900),
                Duration.ofMillis(2_900));
    }

    @Test
    void endsManyOfThem() throws IOException {
        for (int i = 0; i < 300; i++) {
            send(connected(), SLOW);
        }
        for (Socket each : sockets) {
            assertThat(rest(each.getInputStream())).startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void countsTheNextHeadFromItsFirstByte() throws IOException {
        var socket = connected();
        assertThat(oneAnswer(socket)).startsWith("HTTP/1.1 200 ");
        // A connection may rest between two requests for longer than a head may take.
        await().pollDelay(Duration.ofMillis(1_500)).until(() -> true);
        assertThat(oneAnswer(socket)).startsWith("HTTP/1.1 200 ");

        send(socket, SLOW);
        drip(socket);
        assertThat(rest(socket.getInputStream())).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void endsAConnectionThatRestsForTooLong() throws IOException {
        var socket = connected();
        long start = System.nanoTime();
        oneAnswer(socket);
        assertThat(rest(socket.getInputStream())).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(2),
                Duration.ofSeconds(10));
    }

    @Test
    void endsARequestWhoseBodyDoesNotCome() throws IOException {
        var socket = connected();
        send(socket, "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n"
                + "Authorization: Bearer " + TestTokens.token(new UUID(3, 4), "demo", "a@example.com", "rep")
                + "\r\n\r\n{");
        drip(socket);
        assertThat(rest(socket.getInputStream())).startsWith("HTTP/1.1 408 ").contains("\"code\":\"REQUEST_TIMEOUT\"");
    }
}
