package dev.rouage.ingest.store;

import java.time.Duration;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;

/** Two transactions that waited for each other: PostgreSQL ends one, which is simply done again. */
public final class Deadlock {
    private static final int ATTEMPTS = 4;
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Deadlock() {}

    /** The transaction, done again when PostgreSQL ended it for the sake of another one. */
    public static <T> Uni<T> retrying(Uni<T> transaction) {
        return transaction.onFailure(Deadlock::isBehind).retry().withBackOff(PAUSE).withJitter(0.5).atMost(ATTEMPTS);
    }

    /** SQLSTATE class 40: the transaction was rolled back, and may succeed unchanged. */
    private static boolean isBehind(Throwable failure) {
        return failure instanceof PgException database && String.valueOf(database.getSqlState()).startsWith("40");
    }
}
