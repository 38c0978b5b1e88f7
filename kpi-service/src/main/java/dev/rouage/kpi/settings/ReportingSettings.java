package dev.rouage.kpi.settings;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

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
            SELECT reporting_zone, currency, generation FROM company_settings WHERE tenant_id = $1
            """;

    /** The edition of the company's figures that is shown. */
    public Uni<Edition> live(SqlConnection connection, TenantId tenant) {
        return connection.preparedQuery(SETTINGS).execute(Tuple.of(tenant.value())).map(rows -> {
            var row = rows.iterator();
            if (!row.hasNext()) {
                return new Edition(tenant, 0, DEFAULT);
            }
            var settings = row.next();
            return new Edition(tenant, settings.getInteger(2),
                    new Reporting(ZoneId.of(settings.getString(0)), settings.getString(1)));
        });
    }

    /** The editions that changes of records move: the one that is shown, and those that are being built. */
    public Uni<List<Edition>> editions(SqlConnection connection, TenantId tenant) {
        return live(connection, tenant).map(live -> List.of(live));
    }
}
