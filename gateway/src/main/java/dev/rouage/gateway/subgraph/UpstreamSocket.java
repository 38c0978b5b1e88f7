package dev.rouage.gateway.subgraph;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.rouage.gateway.executor.SubgraphRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import org.jspecify.annotations.Nullable;

/** One subscription of a subgraph, over a web socket that speaks {@code graphql-transport-ws}. */
final class UpstreamSocket {
    private static final String ID = "1";

    /** What comes over the socket. */
    sealed interface Message {
        /** An answer of the subgraph, as JSON. */
        record Next(Buffer payload) implements Message {}

        record Completed() implements Message {}

        record Failed(Throwable why) implements Message {}
    }

    private final SubgraphConnections connections;
    private final SubgraphTarget target;
    private final SubgraphRequest request;
    private final MultiMap headers;
    private final Consumer<Message> listener;
    private @Nullable WebSocket socket;
    private boolean ended;

    UpstreamSocket(SubgraphConnections connections, SubgraphTarget target, SubgraphRequest request, MultiMap headers,
            Consumer<Message> listener) {
        this.connections = connections;
        this.target = target;
        this.request = request;
        this.headers = headers;
        this.listener = listener;
    }

    void open() {
        var options = new WebSocketConnectOptions().setAbsoluteURI(target.socketUrl())
                .setHeaders(headers)
                .setTimeout(target.timeout().toMillis())
                .addSubProtocol("graphql-transport-ws");
        connections.sockets().connect(options).onSuccess(this::opened).onFailure(this::fail);
    }

    private void opened(WebSocket opened) {
        if (ended) {
            opened.close();
            return;
        }
        socket = opened;
        opened.textMessageHandler(this::received);
        opened.exceptionHandler(this::fail);
        opened.closeHandler(_ -> fail(new IllegalStateException("closed with " + opened.closeStatusCode())));
        String authorization = headers.get("authorization");
        send(Map.of("type", "connection_init", "payload",
                authorization == null ? Map.of() : Map.of("Authorization", authorization)));
    }

    private void received(String text) {
        Map<String, Object> message;
        try {
            message = connections.reader().readValue(text);
        } catch (IOException unreadable) {
            fail(unreadable);
            return;
        }
        switch (String.valueOf(message.get("type"))) {
            case "connection_ack" -> subscribe();
            case "ping" -> send(Map.of("type", "pong"));
            case "next" -> next(message.get("payload"));
            case "error" -> {
                next(Map.of("errors", message.getOrDefault("payload", List.of())));
                end(new Message.Completed());
            }
            case "complete" -> end(new Message.Completed());
            default -> {
                // Whatever else the protocol has needs no answer.
            }
        }
    }

    private void next(@Nullable Object payload) {
        if (!ended) {
            try {
                listener.accept(new Message.Next(Buffer.buffer(connections.json().writeValueAsBytes(payload))));
            } catch (IOException unreadable) {
                fail(unreadable);
            }
        }
    }

    private void subscribe() {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("query", request.document());
        payload.put("variables", request.variables());
        send(Map.of("id", ID, "type", "subscribe", "payload", payload));
    }

    private void send(Map<String, Object> message) {
        try {
            if (socket != null) {
                socket.writeTextMessage(connections.json().writeValueAsString(message));
            }
        } catch (IOException impossible) {
            fail(impossible);
        }
    }

    private void fail(Throwable why) {
        end(new Message.Failed(why));
    }

    private void end(Message message) {
        if (!ended) {
            close();
            listener.accept(message);
        }
    }

    /** Ends the subscription; the listener hears no more of it. */
    void close() {
        ended = true;
        if (socket != null && !socket.isClosed()) {
            send(Map.of("id", ID, "type", "complete"));
            socket.close();
        }
    }
}
