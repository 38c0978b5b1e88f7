package dev.rouage.platform.problem;

import java.io.IOException;
import java.util.concurrent.TimeoutException;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import org.jspecify.annotations.Nullable;

/** Tells a database or broker that is away, and may come back, from a request that will never work. */
public final class Availability {

    /** An object that is not in the state that a statement needs: nearly always a fault of the statement. */
    private static final String WRONG_STATE = "55000";
    /** The one case in which it is the database that takes no connections for now. */
    private static final String CLOSED_DATABASE = "not currently accepting connections";

    private static final String CLOSED_CONNECTION = "Connection is not active now";
    /** What the pool says when no connection has become free in time. */
    private static final String NO_CONNECTION = "Timeout";

    private Availability() {}

    /** Whether the same call may succeed later without anybody changing anything. */
    public static boolean isDown(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException database) {
                return isTransient(database);
            }
            if (isWithoutConnection(cause) || cause instanceof IOException || cause instanceof VertxException
                    || cause instanceof TimeoutException || cause instanceof io.smallrye.mutiny.TimeoutException) {
                return true;
            }
        }
        return false;
    }

    /** None was free, or the one that was lent out is found to be gone: the client says so by its words only. */
    private static boolean isWithoutConnection(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return failure instanceof NoStackTraceThrowable
                && (message.equals(NO_CONNECTION) || message.startsWith(CLOSED_CONNECTION));
    }

    /** SQLSTATE classes: connection, transaction rollback, insufficient resources, operator intervention. */
    private static boolean isTransient(PgException failure) {
        String state = String.valueOf(failure.getSqlState());
        return state.startsWith("08") || state.startsWith("40") || state.startsWith("53") || state.startsWith("57")
                || state.equals(WRONG_STATE) && String.valueOf(failure.getMessage()).contains(CLOSED_DATABASE);
    }
}
