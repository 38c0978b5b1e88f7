package dev.rouage.kpi.settings;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.Reporting;
import dev.rouage.kpi.figure.Policy;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads and writes what figures are reported in, within a transaction that moves them. */
@ApplicationScoped
public class ReportingSettings {
    /** What holds until a company decides. */
    public static final Reporting DEFAULT = new Reporting(ZoneOffset.UTC, "EUR");
    /** The one that is shown first, then the one that is being built; none is shown of a company without a row. */
    private static final String EDITIONS = "SELECT settings.generation, false AS next, " + SettingsRow.REPORTING + """
            FROM company_settings settings WHERE settings.tenant_id = $1
            UNION ALL
            SELECT settings.generation, true,
            """ + SettingsRow.REPORTING + """
            FROM next_edition settings WHERE settings.tenant_id = $1 ORDER BY next
            """;
    private static final String POLICY = "SELECT " + SettingsRow.POLICY + """
            FROM company_settings settings WHERE settings.tenant_id = $1
            """;
    private static final String SHOW = """
            INSERT INTO company_settings (tenant_id, generation, reporting_zone, currency, business_hours, holidays,
                renewal_grace_days, team_hours, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now())
            ON CONFLICT (tenant_id) DO UPDATE SET generation = excluded.generation,
                reporting_zone = excluded.reporting_zone, currency = excluded.currency,
                business_hours = excluded.business_hours, holidays = excluded.holidays,
                renewal_grace_days = excluded.renewal_grace_days, team_hours = excluded.team_hours,
                updated_at = excluded.updated_at
            """;
    private static final String BUILD = """
            INSERT INTO next_edition (tenant_id, generation, reporting_zone, currency, business_hours, holidays,
                renewal_grace_days, team_hours)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (tenant_id) DO UPDATE SET generation = excluded.generation,
                reporting_zone = excluded.reporting_zone, currency = excluded.currency,
                business_hours = excluded.business_hours, holidays = excluded.holidays,
                renewal_grace_days = excluded.renewal_grace_days, team_hours = excluded.team_hours
            """;
    private static final String FORGET = "DELETE FROM next_edition WHERE tenant_id = $1";
    private static final String DECIDE = """
            UPDATE company_settings SET fiscal_month = $2, week_start = $3, opportunity_window_days = $4,
                customer_window_days = $5, small_sample = $6, contact_target_minutes = $7, ramp_share = $8,
                updated_at = now()
            WHERE tenant_id = $1
            """;

    /** The edition of the company's figures that is shown. */
    public Uni<Edition> live(SqlConnection connection, TenantId tenant) {
        return editions(connection, tenant).map(List::getFirst);
    }

    /** The edition that is being built to take its place. */
    public Uni<Optional<Edition>> next(SqlConnection connection, TenantId tenant) {
        return editions(connection, tenant).map(all -> all.stream().skip(1).findFirst());
    }

    /** The editions that changes of records move: the one that is shown, and the one that is being built. */
    public Uni<List<Edition>> editions(SqlConnection connection, TenantId tenant) {
        return connection.preparedQuery(EDITIONS).execute(Tuple.of(tenant.value())).map(rows -> {
            List<Edition> editions = new ArrayList<>();
            for (Row row : rows) {
                if (editions.isEmpty() && row.getBoolean(1)) {
                    editions.add(new Edition(tenant, 0, DEFAULT));
                }
                editions.add(new Edition(tenant, row.getInteger(0), SettingsRow.reporting(row, 2)));
            }
            return editions.isEmpty() ? List.of(new Edition(tenant, 0, DEFAULT)) : List.copyOf(editions);
        });
    }

    /** How the company evaluates its sums. */
    public Uni<Policy> policy(SqlConnection connection, TenantId tenant) {
        return connection.preparedQuery(POLICY).execute(Tuple.of(tenant.value()))
                .map(rows -> rows.size() == 0 ? Policy.DEFAULT : SettingsRow.policy(rows.iterator().next(), 0));
    }

    /** Shows the edition from now on; it is complete. */
    public Uni<Void> show(SqlConnection connection, Edition edition) {
        return connection.preparedQuery(SHOW).execute(arguments(edition)).replaceWithVoid();
    }

    /** Has changes of records move the edition from now on, beside the one that is shown. */
    public Uni<Void> build(SqlConnection connection, Edition edition) {
        return connection.preparedQuery(BUILD).execute(arguments(edition)).replaceWithVoid();
    }

    /** Builds none any more. */
    public Uni<Void> forgetNext(SqlConnection connection, TenantId tenant) {
        return connection.preparedQuery(FORGET).execute(Tuple.of(tenant.value())).replaceWithVoid();
    }

    /** Evaluates sums by that policy from now on; the company has a row. */
    public Uni<Void> decide(SqlConnection connection, TenantId tenant, Policy policy) {
        return connection.preparedQuery(DECIDE)
                .execute(SettingsRow.add(Tuple.tuple().addUUID(tenant.value()), policy)).replaceWithVoid();
    }

    private static Tuple arguments(Edition edition) {
        return SettingsRow.add(
                Tuple.tuple().addUUID(edition.tenant().value()).addInteger(edition.generation()), edition.reporting());
    }
}
