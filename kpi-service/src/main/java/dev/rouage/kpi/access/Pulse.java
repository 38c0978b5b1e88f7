package dev.rouage.kpi.access;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.settings.SettingsRow;
import dev.rouage.platform.database.TenantDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Looks from the same viewpoint again, later: who looks stays as it was, how far the figures reach may have moved. */
@ApplicationScoped
public class Pulse {
    private static final String PULSE = """
            SELECT progress.data_through, coalesce(settings.generation, 0)::int,
            """ + SettingsRow.POLICY + """
            FROM (SELECT 1) AS always
            LEFT JOIN company_settings settings ON settings.tenant_id = $1
            LEFT JOIN feed_progress progress ON progress.tenant_id = $1
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
                    SettingsRow.policy(row, 2), before.scope(), before.money(),
                    Optional.ofNullable(row.getOffsetDateTime(0)).map(OffsetDateTime::toInstant), clock.instant());
        });
    }
}
