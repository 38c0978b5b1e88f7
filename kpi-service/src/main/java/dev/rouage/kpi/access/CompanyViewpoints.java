package dev.rouage.kpi.access;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.settings.ReportingSettings;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

/** The viewpoint of the company itself, for what is worked out without anybody asking. It must not reach anybody as it is. */
@ApplicationScoped
public class CompanyViewpoints {
    private static final String DATA_THROUGH = "SELECT data_through FROM feed_progress WHERE tenant_id = $1";

    private final TenantDatabase database;
    private final ReportingSettings settings;
    private final Clock clock;

    CompanyViewpoints(TenantDatabase database, ReportingSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** Sees everyone and all amounts. */
    public Uni<Viewpoint> of(TenantId tenant) {
        return database.inTransaction(tenant, connection -> settings.live(connection, tenant)
                .chain(live -> settings.policy(connection, tenant)
                        .chain(policy -> connection.preparedQuery(DATA_THROUGH).execute(Tuple.of(tenant.value()))
                                .map(rows -> new Viewpoint(tenant, live.generation(), live.reporting(), policy,
                                        new Scope.Company(), true, StreamSupport.stream(rows.spliterator(), false)
                                                .flatMap(row -> Optional.ofNullable(row.getOffsetDateTime(0)).stream())
                                                .map(OffsetDateTime::toInstant).findFirst(),
                                        clock.instant())))));
    }
}
