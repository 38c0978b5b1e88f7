package dev.rouage.gateway.subscription;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.problem.ResponseError;
import dev.rouage.gateway.request.HeldBodies;
import dev.rouage.gateway.request.ResponseBody;
import dev.rouage.gateway.security.Caller;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.http.ServerWebSocket;
import org.jspecify.annotations.Nullable;

/** One client's web socket: who it is, and the operations it has under way. All of it happens on one context. */
final class ClientSocket {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SubscriptionSockets sockets;
    private final ServerWebSocket socket;
    private final MultiMap headers;
    private final Context context;
    private final Map<String, Underway> running = new HashMap<>();
    /** Completed, and replaced, whenever the client has taken what was written. */
    private Promise<Void> drained = Promise.promise();
    private @Nullable Caller caller;
    private boolean initialising;
    private boolean heard = true;
    private long heartbeat = -1;
    private long timer;

    ClientSocket(SubscriptionSockets sockets, ServerWebSocket socket, MultiMap upgradeHeaders, Context context) {
        this.sockets = sockets;
        this.socket = socket;
        this.headers = MultiMap.caseInsensitiveMultiMap().addAll(upgradeHeaders);
        this.context = context;
    }

    void start() {
        socket.closeHandler(_ -> ended());
        socket.exceptionHandler(_ -> socket.close());
        if (!SubscriptionSockets.PROTOCOL.equals(socket.subProtocol())) {
            close(4406, "Subprotocol not acceptable");
            return;
        }
        timer = sockets.vertx.setTimer(sockets.operations.limits().initialisation(),
                _ -> close(4408, "Connection initialisation timeout"));
        heartbeat = sockets.vertx.setPeriodic(sockets.operations.limits().heartbeat(), _ -> beat());
        socket.drainHandler(_ -> {
            Promise<Void> waiting = drained;
            drained = Promise.promise();
            waiting.complete();
            socket.resume();
        });
        socket.textMessageHandler(this::received);
        socket.binaryMessageHandler(_ -> close(4400, "Messages are text"));
    }

    private void beat() {
        if (!heard) {
            close(4408, "No sign of life");
        } else if (caller != null) {
            heard = false;
            send(Map.of("type", "ping"));
        }
    }

    private void received(String text) {
        if (socket.isClosed()) {
            return;
        }
        heard = true;
        if (socket.writeQueueFull()) {
            // Whoever does not read what is answered is not heard any further.
            socket.pause();
        }
        try {
            Map<String, Object> message = sockets.reader.members(text);
            switch (String.valueOf(message.get("type"))) {
                case "connection_init" -> initialise(message.get("payload"));
                case "ping" -> send(Map.of("type", "pong"));
                case "pong" -> {
                    // That it came is all there is to it.
                }
                case "subscribe" -> subscribe(message.get("id"), message.get("payload"), text);
                case "complete" -> stop(String.valueOf(message.get("id")));
                default -> close(4400, "Unknown message");
            }
        } catch (IOException unreadable) {
            close(4400, "Invalid message");
        }
    }

    private void initialise(@Nullable Object payload) {
        if (initialising) {
            close(4429, "Too many initialisation requests");
            return;
        }
        initialising = true;
        if (payload instanceof Map<?, ?> members) {
            members.forEach((name, value) -> {
                if ("authorization".equalsIgnoreCase(String.valueOf(name)) && value instanceof String authorization) {
                    headers.set("authorization", authorization);
                }
            });
        }
        sockets.callers.verify(headers.get("authorization"))
                .onSuccess(verified -> context.runOnContext(_ -> initialised(verified)))
                .onFailure(_ -> close(4403, "Forbidden"));
    }

    private void initialised(Caller verified) {
        if (socket.isClosed()) {
            return;
        }
        if (!sockets.operations.enter()) {
            close(4503, "No more than " + sockets.operations.limits().connections() + " connections stay open");
            return;
        }
        caller = verified;
        sockets.known();
        sockets.vertx.cancelTimer(timer);
        if (!verified.expires().equals(Instant.MAX)) {
            long left = Duration.between(Instant.now(), verified.expires()).toMillis();
            timer = sockets.vertx.setTimer(Math.max(1, left), _ -> close(4401, "The token has expired"));
        }
        send(Map.of("type", "connection_ack"));
    }

    @SuppressWarnings("unchecked")
    private void subscribe(@Nullable Object id, @Nullable Object payload, String message) {
        Caller known = caller;
        if (known == null) {
            close(4401, "Unauthorized");
        } else if (!(id instanceof String name) || name.isEmpty() || name.length() > 100
                || !(payload instanceof Map<?, ?> members)) {
            close(4400, "A subscription has an id and a payload");
        } else if (running.containsKey(name)) {
            close(4409, "Subscriber for " + name + " already exists");
        } else if (running.size() >= sockets.operations.limits().perConnection()) {
            new Client(name).failed(List.of(ResponseError.of(ErrorCode.TOO_MANY_SUBSCRIPTIONS, "No more than "
                    + sockets.operations.limits().perConnection() + " operations of one connection at once")));
        } else {
            byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
            HeldBodies.Held held = sockets.messages.begin();
            if (held.add(bytes.length + HeldBodies.parsed(bytes))) {
                admit(new Underway(name, held), (Map<String, Object>) members, known);
            } else {
                new Client(name).failed(List.of(ResponseError.of(ErrorCode.OVERLOADED,
                        "Too many large messages at once")));
            }
        }
    }

    private void admit(Underway operation, Map<String, Object> members, Caller known) {
        var client = new Client(operation.id);
        running.put(operation.id, operation);
        Future.succeededFuture(members)
                .map(sockets.reader::request)
                .compose(sent -> sockets.admission.admit(sent, known, context))
                .onComplete(admitted -> context.runOnContext(_ -> {
                    // The client may have ended it meanwhile, and begun another under the same id.
                    if (running.get(operation.id) != operation) {
                        return;
                    }
                    if (admitted.failed()) {
                        operation.ended();
                        client.failed(Refusal.of(admitted.cause(), sockets.operations.limits().timeout()));
                        return;
                    }
                    operation.running = sockets.operations.start(admitted.result(), headers, context, client,
                            operation::ended);
                }));
    }

    private void stop(String id) {
        var operation = running.get(id);
        if (operation != null) {
            operation.ended();
            operation.running.stop();
        }
    }

    private void send(Map<String, Object> message) {
        if (!socket.isClosed()) {
            try {
                socket.writeTextMessage(JSON.writeValueAsString(message));
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private void close(int code, String reason) {
        if (!socket.isClosed()) {
            socket.close((short) code, reason);
        }
    }

    /** The gateway goes down: the client is to connect to another. */
    void shutDown() {
        close(1001, "Going away");
    }

    private void ended() {
        sockets.vertx.cancelTimer(timer);
        sockets.vertx.cancelTimer(heartbeat);
        List.copyOf(running.keySet()).forEach(this::stop);
        sockets.closed(this);
        if (caller != null) {
            sockets.operations.left();
        } else {
            sockets.known();
        }
    }

    /** An operation from its message to its end. */
    private final class Underway {
        private final String id;
        private final HeldBodies.Held held;
        private Operations.Running running = () -> {};

        Underway(String id, HeldBodies.Held held) {
            this.id = id;
            this.held = held;
        }

        void ended() {
            ClientSocket.this.running.remove(id, this);
            held.release();
        }
    }

    /** The client, as one of its operations sees it. */
    private final class Client implements Subscriber {
        private final String id;

        Client(String id) {
            this.id = id;
        }

        @Override
        public Future<Void> next(Map<String, Object> answer) {
            message("next", answer);
            if (socket.isClosed() || !socket.writeQueueFull()) {
                return Future.succeededFuture();
            }
            return drained.future();
        }

        @Override
        public void completed() {
            message("complete", null);
        }

        @Override
        public void failed(List<ResponseError> errors) {
            message("error", ResponseBody.errors(errors, sockets.operations.limits().errors()));
        }

        private void message(String type, @Nullable Object payload) {
            Map<String, Object> message = new LinkedHashMap<>();
            message.put("id", id);
            message.put("type", type);
            if (payload != null) {
                message.put("payload", payload);
            }
            send(message);
        }
    }
}
