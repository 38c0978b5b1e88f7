package dev.rouage.platform.problem;

import java.io.IOException;
import java.util.concurrent.TimeoutException;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import org.jspecify.annotations.Nullable;

/** Tells a database or broker that is away, and may come back, from a request that will never work. */
public final class Availability {

    private Availability() {}

    /** Whether the same call may succeed later without anybody changing anything. */
    public static boolean isDown(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException database) {
                return isTransient(String.valueOf(database.getSqlState()));
            }
            if (cause instanceof IOException || cause instanceof VertxException
                    || cause instanceof TimeoutException || cause instanceof io.smallrye.mutiny.TimeoutException) {
                return true;
            }
        }
        return false;
    }

    /** SQLSTATE classes: connection, transaction rollback, insufficient resources, operator intervention. */
    private static boolean isTransient(String state) {
        return state.startsWith("08") || state.startsWith("40") || state.startsWith("53") || state.startsWith("57");
    }
}
