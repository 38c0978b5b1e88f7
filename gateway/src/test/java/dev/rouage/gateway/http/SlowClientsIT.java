package dev.rouage.gateway.http;

import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.rouage.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@WithTestResource(ShopResource.class)
class SlowClientsIT {
    private static final String TOKEN = TestTokens.token(new UUID(2, 2), "demo", "ada@example.com", "rep");

    @TestHTTPResource("/graphql")
    URI url;

    @Test
    void aThousandSlowConnectionsDoNotStopAHealthyClient() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 1_000; i++) {
                var socket = new Socket(url.getHost(), url.getPort());
                slow.add(socket);
                // Half of them never end their headers, the others never send their body.
                socket.getOutputStream().write((i % 2 == 0
                        ? "POST /graphql HTTP/1.1\r\nHost: x\r\nX-Slow: "
                        : "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                                + TOKEN + "\r\nContent-Length: 100\r\n\r\n{")
                        .getBytes(StandardCharsets.US_ASCII));
            }
            for (int i = 0; i < 20; i++) {
                long start = System.nanoTime();
                given().auth()
                        .oauth2(TOKEN)
                        .contentType("application/json")
                        .body(Map.of("query", "{ me { name } }"))
                        .post("/graphql")
                        .then()
                        .statusCode(200)
                        .body("data.me.name", equalTo("Ada"));
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            }
        } finally {
            for (Socket each : slow) {
                each.close();
            }
        }
    }
}
