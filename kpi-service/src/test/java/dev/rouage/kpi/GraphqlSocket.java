package dev.rouage.kpi;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.vertx.core.json.JsonObject;

/** A subscription as a client has it. */
final class GraphqlSocket implements WebSocket.Listener, AutoCloseable {
    private final BlockingQueue<JsonObject> messages = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    GraphqlSocket(URI graphql, String token, String subscription) throws InterruptedException {
        socket = HttpClient.newHttpClient().newWebSocketBuilder().subprotocols("graphql-transport-ws")
                .header("Authorization", "Bearer " + token)
                .buildAsync(URI.create(graphql.toString().replace("http://", "ws://")), this).join();
        socket.sendText("{\"type\":\"connection_init\"}", true).join();
        message();
        socket.sendText(new JsonObject().put("id", "1").put("type", "subscribe")
                .put("payload", new JsonObject().put("query", subscription)).encode(), true).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            JsonObject message = new JsonObject(text.toString());
            if (!message.getString("type").equals("ping")) {
                messages.add(message);
            }
            text.setLength(0);
        }
        return WebSocket.Listener.super.onText(from, data, last);
    }

    /** The next message, whatever it is. */
    JsonObject message() throws InterruptedException {
        return Objects.requireNonNull(messages.poll(20, TimeUnit.SECONDS), "no message within 20 s");
    }

    /** The data of the next event. */
    JsonObject next() throws InterruptedException {
        JsonObject message = message();
        JsonObject payload = message.getJsonObject("payload");
        return Objects.requireNonNull(payload == null ? null : payload.getJsonObject("data"), message.encode());
    }

    /** Whether nothing has come that nobody has taken. */
    boolean isQuiet() {
        return messages.isEmpty();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
