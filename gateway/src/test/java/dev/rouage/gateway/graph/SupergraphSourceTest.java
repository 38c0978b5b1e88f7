package dev.rouage.gateway.graph;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SupergraphSourceTest {
    private String content = "one";
    private int status = 200;
    private final AtomicInteger bodies = new AtomicInteger();

    @Test
    void seesChangesOfAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("supergraph.graphql"), "one");
        var source = new SupergraphSource(file.toString());

        assertThat(source.changed()).contains("one");
        assertThat(source.changed()).isEmpty();
        Files.writeString(file, "two");
        assertThat(source.changed()).contains("two");
        Files.delete(file);
        assertThatThrownBy(source::changed).isInstanceOf(IOException.class);
    }

    @Test
    void asksAServerOnlyForWhatIsNew() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", exchange -> {
            try (exchange) {
                String tag = "\"" + content + "\"";
                if (tag.equals(exchange.getRequestHeaders().getFirst("if-none-match"))) {
                    exchange.sendResponseHeaders(304, -1);
                    return;
                }
                bodies.incrementAndGet();
                byte[] body = content.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("etag", tag);
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        try {
            var source = new SupergraphSource("http://localhost:" + server.getAddress().getPort() + "/");
            assertThat(source.changed()).contains("one");
            assertThat(source.changed()).isEmpty();
            assertThat(source.changed()).isEmpty();
            assertThat(bodies).hasValue(1);
            content = "two";
            assertThat(source.changed()).contains("two");
            content = "three";
            status = 500;
            assertThatThrownBy(source::changed).isInstanceOf(IOException.class).hasMessage("status 500");
        } finally {
            server.stop(0);
        }
    }
}
