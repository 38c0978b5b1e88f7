package dev.rouage.kpi.access;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.database.TenantDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Looks from the same viewpoint again, later: who looks stays as it was, how far the figures reach may have moved. */
@ApplicationScoped
public class Pulse {
    private static final String PULSE = """
            SELECT (SELECT data_through FROM feed_progress WHERE tenant_id = $1),
                coalesce((SELECT generation FROM company_settings WHERE tenant_id = $1), 0)::int
            """;

    private final TenantDatabase database;
    private final Clock clock;

    Pulse(TenantDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The viewpoint now. */
    public Uni<Viewpoint> now(Viewpoint before) {
        return database.query(before.tenant(), PULSE, Tuple.of(before.tenant().value())).map(rows -> {
            Row row = rows.iterator().next();
            return new Viewpoint(before.tenant(), row.getInteger(1), before.reporting(),
                    before.policy(), before.scope(), before.money(),
                    Optional.ofNullable(row.getOffsetDateTime(0)).map(OffsetDateTime::toInstant), clock.instant());
        });
    }
}
