package dev.rouage.gateway.subgraph;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;

/**
 * Queries on their way: who asks a subgraph the same for the same caller meanwhile gets the same answer. What is asked
 * after a mutation never shares with what was asked before it.
 */
final class SharedExchanges {
    private record Key(String subgraph, String identity, Buffer body, long mutations) {}

    private final Map<Key, Future<Buffer>> underWay = new ConcurrentHashMap<>();
    private final AtomicLong mutations = new AtomicLong();

    /** A mutation has been answered, or may have been carried out. */
    void mutated() {
        mutations.incrementAndGet();
    }

    Future<Buffer> share(String subgraph, String identity, Buffer body, Supplier<Future<Buffer>> exchange) {
        var key = new Key(subgraph, identity, body, mutations.get());
        Promise<Buffer> promise = Promise.promise();
        Future<Buffer> other = underWay.putIfAbsent(key, promise.future());
        if (other != null) {
            return other;
        }
        promise.future().onComplete(_ -> underWay.remove(key));
        exchange.get().onComplete(promise);
        return promise.future();
    }
}
