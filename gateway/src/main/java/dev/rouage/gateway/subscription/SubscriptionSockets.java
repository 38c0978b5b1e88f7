package dev.rouage.gateway.subscription;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.rouage.gateway.config.GatewayConfig;
import dev.rouage.gateway.request.Admission;
import dev.rouage.gateway.request.HeldBodies;
import dev.rouage.gateway.request.RequestReader;
import dev.rouage.gateway.security.CallerVerifier;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

/** Web sockets that speak {@code graphql-transport-ws}. */
@ApplicationScoped
public class SubscriptionSockets implements HttpServerOptionsCustomizer {
    static final String PROTOCOL = "graphql-transport-ws";

    final Vertx vertx;
    final CallerVerifier callers;
    final Admission admission;
    final Operations operations;
    final RequestReader reader;
    final HeldBodies messages;
    private final int largest;
    private final Set<ClientSocket> open = ConcurrentHashMap.newKeySet();
    /** Sockets of which it is not known whose they are. */
    private final AtomicInteger strangers = new AtomicInteger();
    private volatile boolean stopping;

    SubscriptionSockets(Vertx vertx, CallerVerifier callers, Admission admission, Operations operations,
            HeldBodies messages, GatewayConfig config) {
        this.messages = messages;
        this.vertx = vertx;
        this.callers = callers;
        this.admission = admission;
        this.operations = operations;
        this.reader = new RequestReader(config.limits().variablesDepth());
        this.largest = config.number("subscription.message", 131_072);
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.addWebSocketSubProtocol(PROTOCOL).setMaxWebSocketFrameSize(largest).setMaxWebSocketMessageSize(largest);
    }

    /** Takes the request over, which asks for a web socket, unless too many are open that nobody answers for. */
    public boolean open(HttpServerRequest request) {
        if (strangers.incrementAndGet() > operations.limits().connections()) {
            strangers.decrementAndGet();
            return false;
        }
        request.toWebSocket().onFailure(_ -> strangers.decrementAndGet()).onSuccess(socket -> {
            UpgradedRequest.done(request);
            var client = new ClientSocket(this, socket, request.headers(), vertx.getOrCreateContext());
            open.add(client);
            client.start();
            if (stopping) {
                client.shutDown();
            }
        });
        return true;
    }

    /** One of the strangers has said who it is, or has gone. */
    void known() {
        strangers.decrementAndGet();
    }

    void closed(ClientSocket client) {
        open.remove(client);
    }

    /** Before what is under way is waited for: of itself none of this ends. */
    void drain(@Observes ShutdownDelayInitiatedEvent event) {
        stop();
    }

    void stop(@Observes ShutdownEvent event) {
        stop();
    }

    private void stop() {
        stopping = true;
        open.forEach(ClientSocket::shutDown);
    }
}
