package dev.rouage.demo.push;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rouage.demo.record.Fields;
import dev.rouage.demo.record.Item;
import dev.rouage.demo.record.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecordPusherTest {

    private static final String TAKEN = """
            {"results":[{"rowKey":"r-0","status":"CREATED","id":"x","errors":[]}],"counts":{"CREATED":1}}""";
    private static final String REJECTED = """
            {"results":[{"rowKey":"r-0","status":"REJECTED","errors":[{"code":"X","pointer":"/fields/name"}]}]}""";

    private record Call(String path, String key, String authorization, String body) {}

    private record Answer(int status, String body) {}

    private final List<Call> calls = new ArrayList<>();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;
    private RecordPusher pusher;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token",
                exchange -> answer(exchange, new Answer(200, "{\"access_token\":\"t\",\"expires_in\":300}")));
        server.createContext("/v1/", this::batch);
        server.start();
        URI address = URI.create("http://localhost:" + server.getAddress().getPort());
        AccessTokens tokens = AccessTokens.ofClient(client, address.resolve("/token"), "c", "s");
        pusher = new RecordPusher(client, address, tokens, "test-");
    }

    @AfterEach
    void stop() {
        server.stop(0);
        client.close();
    }

    @Test
    void sendsBatchesOfOneKindWithATokenAndAKeyOfTheirContent() throws Exception {
        pusher.push(Stream.concat(reps(1_001), teams(1)), _ -> {});
        pusher.push(teams(1), _ -> {});

        assertThat(calls).extracting(Call::path).containsExactly("/v1/rep/batch", "/v1/rep/batch", "/v1/team/batch",
                "/v1/team/batch");
        assertThat(calls).extracting(Call::authorization).containsOnly("Bearer t");
        assertThat(calls.get(2).key()).startsWith("test-").isEqualTo(calls.get(3).key())
                .isNotEqualTo(calls.get(0).key());
    }

    @Test
    void repeatsABatchTheServerHadNoTimeFor() throws Exception {
        answers.add(new Answer(503, "later"));

        PushResult result = pusher.push(teams(1), _ -> {});

        assertThat(result.count("CREATED")).isEqualTo(1);
        assertThat(calls).extracting(Call::key).hasSize(2).containsOnly(calls.getFirst().key());
    }

    @Test
    void doesNotRepeatWhatIsWrong() {
        answers.add(new Answer(400, "malformed"));

        assertThatThrownBy(() -> pusher.push(teams(1), _ -> {})).isInstanceOf(IOException.class)
                .hasMessageContaining("400").hasMessageContaining("malformed");
        assertThat(calls).hasSize(1);
    }

    @Test
    void reportsRejectedRecords() throws Exception {
        answers.add(new Answer(207, REJECTED));

        PushResult result = pusher.push(teams(1), _ -> {});

        assertThat(result.count("REJECTED")).isEqualTo(1);
        assertThat(result.rejections()).singleElement().asString().contains("/fields/name");
    }

    private static Stream<Item> reps(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> Item.upsert(Kind.REP, "s", "rep-" + number, 1, Fields.none().with("name", "n")));
    }

    private static Stream<Item> teams(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> Item.upsert(Kind.TEAM, "s", "team-" + number, 1, Fields.none().with("name", "n")));
    }

    private void batch(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        calls.add(new Call(exchange.getRequestURI().getPath(), exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                exchange.getRequestHeaders().getFirst("Authorization"), body));
        answer(exchange, answers.isEmpty() ? new Answer(200, TAKEN) : answers.remove());
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
