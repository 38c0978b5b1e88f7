package dev.rouage.gateway.subgraph;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.gateway.executor.SubgraphException;
import dev.rouage.gateway.executor.SubgraphRequest;
import dev.rouage.gateway.executor.SubgraphResponse;
import dev.rouage.gateway.supergraph.Subgraph;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;

/**
 * Subscriptions of subgraphs. Those that are the same for the same caller share one: the subgraph would send each of them
 * the same events.
 */
@ApplicationScoped
public class SubgraphSubscriptions {
    private record Key(String subgraph, String identity, String document, Map<String, Object> variables) {}

    private final SubgraphConnections connections;
    private final Vertx vertx;
    private final Map<Key, Shared> open = new ConcurrentHashMap<>();

    SubgraphSubscriptions(SubgraphConnections connections, Vertx vertx) {
        this.connections = connections;
        this.vertx = vertx;
    }

    /** A subscription that somebody listens to; closing it ends that, and the subgraph's with the last of them. */
    public interface Open {
        void close();
    }

    /** Subscribes; the events come on the context. */
    public Open subscribe(Subgraph subgraph, SubgraphRequest request, MultiMap callerHeaders, Context context,
            SubgraphEvents events) {
        SubgraphTarget target = connections.target(subgraph);
        var key = new Key(target.name(), target.headers().identity(callerHeaders), request.document(),
                request.variables());
        var listener = new Listener(context, events);
        while (true) {
            Shared shared = open.computeIfAbsent(key, _ -> new Shared(key, subgraph, target, request, callerHeaders));
            if (shared.add(listener)) {
                return () -> shared.remove(listener);
            }
        }
    }

    /** How many subscriptions are open at subgraphs. */
    public int count() {
        return open.size();
    }

    private record Listener(Context context, SubgraphEvents events) {}

    private final class Shared {
        private final Key key;
        private final Subgraph subgraph;
        private final SubgraphTarget target;
        private final UpstreamSocket socket;
        /** All that happens to the socket happens here. */
        private final Context context = vertx.getOrCreateContext();
        private final Set<Listener> listeners = new LinkedHashSet<>();
        private boolean started;
        private boolean ended;

        Shared(Key key, Subgraph subgraph, SubgraphTarget target, SubgraphRequest request, MultiMap callerHeaders) {
            this.key = key;
            this.subgraph = subgraph;
            this.target = target;
            this.socket = new UpstreamSocket(connections, target, request, target.headers().of(callerHeaders),
                    this::received);
        }

        /** Whether the listener was in time to hear anything. */
        synchronized boolean add(Listener listener) {
            if (ended) {
                return false;
            }
            listeners.add(listener);
            if (!started) {
                started = true;
                context.runOnContext(_ -> socket.open());
            }
            return true;
        }

        synchronized void remove(Listener listener) {
            if (listeners.remove(listener) && listeners.isEmpty() && !ended) {
                end();
                context.runOnContext(_ -> socket.close());
            }
        }

        private synchronized List<Listener> end() {
            ended = true;
            open.remove(key, this);
            return List.copyOf(listeners);
        }

        private synchronized List<Listener> listeners() {
            return List.copyOf(listeners);
        }

        private void received(UpstreamSocket.Message message) {
            switch (message) {
                case UpstreamSocket.Message.Next next -> {
                    for (Listener each : listeners()) {
                        each.context.runOnContext(_ -> tell(each, next));
                    }
                }
                case UpstreamSocket.Message.Completed _ -> end().forEach(
                        each -> each.context.runOnContext(_ -> each.events.completed()));
                case UpstreamSocket.Message.Failed failed -> {
                    SubgraphException failure = connections.failures().of(target, failed.why());
                    end().forEach(each -> each.context.runOnContext(_ -> each.events.failed(failure)));
                }
            }
        }

        private void tell(Listener listener, UpstreamSocket.Message.Next next) {
            SubgraphResponse event;
            try {
                event = new SubgraphAnswers(connections).read(subgraph, next.payload());
            } catch (SubgraphException nonsense) {
                listener.events.failed(nonsense);
                return;
            }
            listener.events.next(event);
        }
    }
}
