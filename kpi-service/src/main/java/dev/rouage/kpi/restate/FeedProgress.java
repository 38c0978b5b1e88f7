package dev.rouage.kpi.restate;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * How far a company's figures reach. The row is also the lock of its figures: whoever moves them takes it first and keeps
 * it to the end of the transaction, so that the feed and a rebuild never work on the same journey at once.
 */
@ApplicationScoped
public class FeedProgress {
    private static final String LOCK = """
            INSERT INTO feed_progress AS p (tenant_id, data_through) VALUES ($1, $2)
            ON CONFLICT (tenant_id) DO UPDATE SET data_through = greatest(p.data_through, excluded.data_through)
            """;

    /** Locks the company's figures and notes the time up to which changes are in them. */
    public Uni<Void> advance(SqlConnection connection, TenantId tenant, Instant dataThrough) {
        return lock(connection, tenant, dataThrough.atOffset(ZoneOffset.UTC));
    }

    /** Locks the company's figures. */
    public Uni<Void> lock(SqlConnection connection, TenantId tenant) {
        return lock(connection, tenant, null);
    }

    private static Uni<Void> lock(SqlConnection connection, TenantId tenant, @Nullable OffsetDateTime dataThrough) {
        return connection.preparedQuery(LOCK)
                .execute(Tuple.tuple().addUUID(tenant.value()).addOffsetDateTime(dataThrough)).replaceWithVoid();
    }
}
