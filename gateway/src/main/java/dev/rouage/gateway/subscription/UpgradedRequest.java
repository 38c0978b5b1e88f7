package dev.rouage.gateway.subscription;

import java.lang.reflect.Method;

import io.quarkus.logging.Log;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.vertx.http.runtime.filters.QuarkusRequestWrapper;
import io.vertx.core.http.HttpServerRequest;

/**
 * A request that has become a web socket. For Quarkus it stays under way for ever, even when the socket is closed, and a
 * shutdown would wait for it until its time is up; nothing public tells it otherwise.
 */
@RegisterForReflection(targets = QuarkusRequestWrapper.class)
final class UpgradedRequest {

    private UpgradedRequest() {}

    /** What is left is the web socket's own business. */
    static void done(HttpServerRequest request) {
        try {
            Method done = QuarkusRequestWrapper.class.getDeclaredMethod("done");
            done.setAccessible(true);
            done.invoke(QuarkusRequestWrapper.get(request));
        } catch (ReflectiveOperationException changed) {
            Log.warn("A shutdown will wait for web sockets that were closed long ago", changed);
        }
    }
}
