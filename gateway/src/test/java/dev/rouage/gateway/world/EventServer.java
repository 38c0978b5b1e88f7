package dev.rouage.gateway.world;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;

/** A subgraph's side of {@code graphql-transport-ws}: takes every subscription and sends what a test says. */
public final class EventServer {
    /** A subscription that is open. */
    public record Subscribed(ServerWebSocket socket, String id, String document, Map<String, Object> variables) {}

    private final Vertx vertx = Vertx.vertx();
    private final List<Subscribed> open = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final int port;

    public EventServer() {
        try {
            port = vertx.createHttpServer(new HttpServerOptions().addWebSocketSubProtocol("graphql-transport-ws"))
                    // No webSocketHandler: Quarkus switches those off for all of the JVM.
                    .requestHandler(request -> request.toWebSocket().onSuccess(this::connected))
                    .listen(0, "localhost")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS)
                    .actualPort();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void connected(ServerWebSocket socket) {
        socket.textMessageHandler(text -> {
            var message = new JsonObject(text);
            switch (message.getString("type")) {
                case "connection_init" -> {
                    authorizations.add(String.valueOf(message.getJsonObject("payload").getString("Authorization")));
                    socket.writeTextMessage("{\"type\":\"connection_ack\"}");
                }
                case "subscribe" -> open.add(new Subscribed(socket, message.getString("id"),
                        message.getJsonObject("payload").getString("query"),
                        message.getJsonObject("payload").getJsonObject("variables").getMap()));
                case "complete" -> open.removeIf(each -> each.socket == socket);
                default -> {
                    // Nothing else matters here.
                }
            }
        });
        socket.closeHandler(_ -> open.removeIf(each -> each.socket == socket));
    }

    public String url() {
        return "ws://localhost:" + port + "/graphql";
    }

    public List<Subscribed> open() {
        return open;
    }

    public List<String> authorizations() {
        return authorizations;
    }

    /** Sends an event to everybody. */
    public void send(String payload) {
        open.forEach(each -> each.socket.writeTextMessage(
                "{\"id\":\"" + each.id + "\",\"type\":\"next\",\"payload\":" + payload + "}"));
    }

    /** Says to everybody that there is no more. */
    public void complete() {
        open.forEach(each -> each.socket.writeTextMessage("{\"id\":\"" + each.id + "\",\"type\":\"complete\"}"));
    }

    /** Goes away from everybody without a word. */
    public void hangUp() {
        open.forEach(each -> each.socket.close((short) 1011, "gone"));
    }
}
