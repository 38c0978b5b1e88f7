package dev.rouage.coaching.support;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Counts the statements that are read with, each of which takes a connection of its own from the pool. */
@Singleton
public class CountedStatements {
    private final AtomicInteger count = new AtomicInteger();

    /** How many statements the work sent; nobody else may be reading meanwhile. */
    public int during(Runnable work) {
        int before = count.get();
        work.run();
        return count.get() - before;
    }

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    Pool countingPool(io.vertx.sqlclient.Pool pool) {
        return new Pool(pool) {
            @Override
            public <T> Uni<T> withConnection(Function<SqlConnection, Uni<T>> work) {
                return Uni.createFrom().deferred(() -> {
                    count.incrementAndGet();
                    return super.withConnection(work);
                });
            }
        };
    }
}
