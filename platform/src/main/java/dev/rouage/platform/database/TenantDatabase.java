package dev.rouage.platform.database;

import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * SQL as one company: every statement runs in a transaction whose tenant is set for row-level security, and the setting
 * ends with the transaction. Safe in parallel resolvers, since each call has a connection of its own.
 */
@ApplicationScoped
public class TenantDatabase {
    private final Pool pool;

    TenantDatabase(Pool pool) {
        this.pool = pool;
    }

    /**
     * Reads with one statement in one round trip: the transaction's beginning, its tenant, the statement and its end are
     * sent together, without waiting for each other's answers.
     */
    public Uni<RowSet<Row>> query(TenantId tenant, String sql, Tuple arguments) {
        return read(tenant, connection -> connection.preparedQuery(sql).execute(arguments));
    }

    /** As {@link #query}, with several statements, of which none may wait for another's answer. */
    public <T> Uni<T> read(TenantId tenant, Function<SqlConnection, Uni<T>> statements) {
        return pool.withConnection(connection -> {
            Uni<?> begin = connection.query("BEGIN READ ONLY; " + setTenant(tenant)).execute();
            Uni<T> answers = statements.apply(connection);
            Uni<?> end = connection.query("COMMIT").execute();
            return Uni.combine().all().unis(begin, answers, end).collectFailures().with((_, answer, _) -> answer);
        });
    }

    /** Runs the work in one transaction of that company; commits when it succeeds, rolls back when it fails. */
    public <T> Uni<T> inTransaction(TenantId tenant, Function<SqlConnection, Uni<T>> work) {
        return inTransaction(connection -> enter(connection, tenant).chain(() -> work.apply(connection)));
    }

    /**
     * Runs the work in one transaction without a tenant: row-level security shows it nothing until it
     * {@linkplain #enter enters} one.
     */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** From here to the end of the connection's transaction, or until the next call, statements run as that company. */
    public Uni<Void> enter(SqlConnection connection, TenantId tenant) {
        return connection.query(setTenant(tenant)).execute().replaceWithVoid();
    }

    /** A UUID prints as hexadecimal digits and dashes only, so that it can stand in the statement itself. */
    private static String setTenant(TenantId tenant) {
        return "SET LOCAL rouage.tenant = '" + tenant + "'";
    }
}
