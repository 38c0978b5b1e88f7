package dev.rouage.coaching.company;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.coaching.calendar.WorkingCalendar;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads a company's settings. */
@ApplicationScoped
public class CompanyStore {
    private static final String SELECT = """
            SELECT zone, onboarding_program, (SELECT array_agg(day) FROM holiday WHERE tenant_id = $1) AS holidays
            FROM (SELECT $1::uuid AS asked) AS asked LEFT JOIN company ON company.tenant_id = asked
            """;

    private final TenantDatabase database;
    private final CompanyConfig config;

    CompanyStore(TenantDatabase database, CompanyConfig config) {
        this.database = database;
        this.config = config;
    }

    /** The settings, or the defaults while the company has none. */
    public Uni<Company> load(TenantId tenant) {
        return database.query(tenant, SELECT, Tuple.of(tenant.value())).map(this::company);
    }

    /** The settings as seen by a transaction under way. */
    public Uni<Company> load(SqlConnection connection, TenantId tenant) {
        return connection.preparedQuery(SELECT).execute(Tuple.of(tenant.value())).map(this::company);
    }

    /** Makes that program the one that new hires are enrolled in. */
    public Uni<Void> setOnboardingProgram(SqlConnection connection, TenantId tenant, UUID program) {
        return connection.preparedQuery("""
                INSERT INTO company (tenant_id, zone, onboarding_program) VALUES ($1, $2, $3)
                ON CONFLICT (tenant_id) DO UPDATE SET onboarding_program = excluded.onboarding_program
                """).execute(Tuple.of(tenant.value(), config.zone().getId(), program)).replaceWithVoid();
    }

    private Company company(RowSet<Row> rows) {
        Row row = rows.iterator().next();
        LocalDate[] holidays = row.getArrayOfLocalDates("holidays");
        String zone = row.getString("zone");
        return new Company(zone == null ? config.zone() : ZoneId.of(zone),
                new WorkingCalendar(holidays == null ? Set.of() : Set.of(holidays)),
                row.getUUID("onboarding_program"));
    }
}
