package dev.rouage.gateway.security;

import java.security.Key;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.logging.Log;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

/**
 * The realm's keys. A key that is known is known at once, whether the realm is there or not. For one that is not, the
 * keys are read again, but never more often than the spacing says: whoever needs that waits for the next read, all of
 * them for the same one.
 */
final class SigningKeys {
    private final Vertx vertx;
    private final Supplier<Future<KeySet>> realm;
    private final Duration spacing;
    private final LongSupplier nanoTime;
    /** Ids that the realm did not have a moment ago, so that a flood of the same token waits for nothing. */
    private final Cache<String, Boolean> unknown;
    private volatile @Nullable KeySet current;
    private @Nullable Future<KeySet> reading;
    private long readAt;

    SigningKeys(Vertx vertx, Supplier<Future<KeySet>> realm, Duration spacing, LongSupplier nanoTime) {
        this.vertx = vertx;
        this.realm = realm;
        this.spacing = spacing;
        this.nanoTime = nanoTime;
        this.readAt = nanoTime.getAsLong() - spacing.toNanos();
        // Weighed, since anybody can name one, and a long one.
        this.unknown = Caffeine.newBuilder()
                .maximumWeight(1_048_576)
                .<String, Boolean>weigher((id, _) -> 100 + id.length())
                .expireAfterWrite(spacing.multipliedBy(5))
                .build();
    }

    /** The keys as they are known now; null as long as they were never read. */
    @Nullable
    KeySet current() {
        return current;
    }

    /** Keys from an earlier run, until the realm's own are read. */
    void assume(KeySet kept) {
        current = kept;
    }

    /**
     * The key set that has a key of this id; fails with {@link UnknownKeyException} where the realm has none, and with
     * {@link KeysUnavailableException} where it cannot be asked.
     */
    Future<KeySet> having(@Nullable String id) {
        KeySet now = current;
        if (now != null && now.key(id) != null) {
            return Future.succeededFuture(now);
        }
        String name = id == null ? "" : id;
        if (now != null && unknown.getIfPresent(name) != null) {
            return Future.failedFuture(new UnknownKeyException());
        }
        return read().compose(read -> {
            Key key = read.key(id);
            if (key == null) {
                unknown.put(name, Boolean.TRUE);
                return Future.failedFuture(new UnknownKeyException());
            }
            return Future.succeededFuture(read);
        });
    }

    /** Reads the keys, now or as soon as the spacing allows; whoever asks meanwhile gets the same read. */
    synchronized Future<KeySet> read() {
        Future<KeySet> under = reading;
        if (under != null) {
            return under;
        }
        Promise<KeySet> promise = Promise.promise();
        reading = promise.future();
        long wait = TimeUnit.NANOSECONDS.toMillis(readAt + spacing.toNanos() - nanoTime.getAsLong());
        if (wait > 0) {
            vertx.setTimer(wait, _ -> start(promise));
        } else {
            start(promise);
        }
        return promise.future();
    }

    private void start(Promise<KeySet> promise) {
        synchronized (this) {
            readAt = nanoTime.getAsLong();
        }
        realm.get().onComplete(read -> {
            synchronized (this) {
                reading = null;
            }
            if (read.succeeded()) {
                promise.complete(took(read.result()));
            } else {
                Log.warnf("The keys that tokens are verified with cannot be read: %s", read.cause().toString());
                promise.fail(new KeysUnavailableException(read.cause()));
            }
        });
    }

    /** The set that is current from now on; the same object as before where nothing changed. */
    private KeySet took(KeySet read) {
        KeySet before = current;
        if (before != null && before.equals(read)) {
            return before;
        }
        current = read;
        unknown.invalidateAll();
        Log.infof("Tokens are verified with the keys %s of %s", read.keys().keySet(), read.issuer());
        return read;
    }

    /** No key of the realm has the id that a token names. */
    static final class UnknownKeyException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnknownKeyException() {
            super("a key that the realm does not have", null, false, false);
        }
    }

    /** The realm cannot be asked for its keys. */
    static final class KeysUnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1;

        KeysUnavailableException(Throwable cause) {
            super("the realm cannot be asked for its keys", cause, false, false);
        }
    }
}
