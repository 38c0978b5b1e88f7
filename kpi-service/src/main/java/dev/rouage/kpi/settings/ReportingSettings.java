package dev.rouage.kpi.settings;

import java.time.ZoneId;
import java.time.ZoneOffset;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.Reporting;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads what figures are reported in, within a transaction that moves them. */
@ApplicationScoped
public class ReportingSettings {
    /** What holds until a company decides. */
    public static final Reporting DEFAULT = new Reporting(ZoneOffset.UTC, "EUR");
    private static final String SETTINGS = """
            SELECT reporting_zone, currency FROM company_settings WHERE tenant_id = $1
            """;

    /** The company's settings, or the default ones. */
    public Uni<Reporting> of(SqlConnection connection, TenantId tenant) {
        return connection.preparedQuery(SETTINGS).execute(Tuple.of(tenant.value())).map(rows -> {
            var row = rows.iterator();
            if (!row.hasNext()) {
                return DEFAULT;
            }
            var settings = row.next();
            return new Reporting(ZoneId.of(settings.getString(0)), settings.getString(1));
        });
    }
}
