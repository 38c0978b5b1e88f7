package dev.rouage.kpi;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.rouage.infrastructure.LocalPostgres;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Databases of earlier versions, with the rows that these had, become today's. */
class MigrationIT {
    private static final String ACME = "a0000000-0000-0000-0000-000000000000";
    private static final String BOLT = "b0000000-0000-0000-0000-000000000000";
    /** Has settings and no records. */
    private static final String CORP = "c0000000-0000-0000-0000-000000000000";
    private static final String LEAD = "00000000-0000-0000-0000-000000000001";
    private static final String DEAL = "00000000-0000-0000-0000-000000000002";
    private static final String REP = "00000000-0000-0000-0000-000000000003";
    private static final String ACCOUNT = "00000000-0000-0000-0000-000000000004";
    private static final String CALL = "00000000-0000-0000-0000-000000000005";
    private static final String SLICE = "00000000-0000-0000-0000-000000000006";
    private static LocalPostgres postgres;

    @BeforeAll
    static void start() throws SQLException {
        postgres = LocalPostgres.temporary();
        try (Connection connection = postgres.connectAsSuperuser("postgres");
                Statement statement = connection.createStatement()) {
            for (String database : List.of("of_version_2", "of_version_6", "empty")) {
                statement.execute("CREATE DATABASE " + database + " OWNER kpi_owner");
            }
        }
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void recordsOfTheFirstVersionsKeepWhatTheyReferToAndTheirFiguresAreDue() throws SQLException {
        String database = "of_version_2";
        migrate(database, "2");
        for (String company : List.of(ACME, BOLT)) {
            run(database, settings(company), records(company),
                    "INSERT INTO feed_progress VALUES ('" + company + "', '2026-01-01T00:00:00Z')",
                    "INSERT INTO slice (tenant_id, id, rep_id) VALUES ('" + company + "', '" + SLICE + "', '" + REP
                            + "')",
                    "INSERT INTO deal_journey (tenant_id, opportunity_id, external_id, slice_id, contributions) VALUES"
                            + " ('" + company + "', '" + DEAL + "', 'd', '" + SLICE + "', 'old')",
                    "INSERT INTO account_journey (tenant_id, account_id, slice_id, contributions) VALUES ('" + company
                            + "', '" + ACCOUNT + "', '" + SLICE + "', 'old')",
                    "INSERT INTO rollup VALUES ('" + company + "', 1, '" + SLICE
                            + "', 1, 1, '2026-01-01', 0, 0, 1, 5)");
        }
        run(database, settings(CORP), "ANALYZE crm_record");
        List<String> before = rows(database, "SELECT tenant_id, kind, id, revision, state, merged_into, source,"
                + " external_id, fields, history, rate_base, rate_on FROM crm_record ORDER BY tenant_id, kind, id");

        migrate(database, "latest");

        assertEquals(before, rows(database, "SELECT tenant_id, kind, id, revision, state, merged_into, source,"
                + " external_id, fields, history, rate_base, rate_on FROM crm_record ORDER BY tenant_id, kind, id"));
        for (String company : List.of(ACME, BOLT)) {
            assertEquals(List.of(
                    "account " + ACCOUNT + " null null null null",
                    "activity " + CALL + " null " + LEAD + " " + DEAL + " " + REP,
                    "fxRate " + DEAL + " null null null null",
                    "lead " + LEAD + " " + ACCOUNT + " null null " + REP,
                    "lead " + DEAL + " null null null null",
                    "opportunity " + LEAD + " null null null null",
                    "opportunity " + DEAL + " " + ACCOUNT + " " + LEAD + " null " + REP,
                    "rep " + REP + " null null null null"),
                    rows(database, "SELECT kind, id, account_ref, lead_ref, opportunity_ref, rep_ref FROM crm_record"
                            + " WHERE tenant_id = '" + company + "' ORDER BY kind, id"));
        }
        assertEquals(List.of(ACME, BOLT), rows(database, "SELECT tenant_id FROM rebuild_due ORDER BY tenant_id"));
        assertEquals(List.of("0 0 0 2"), rows(database, "SELECT (SELECT count(*) FROM journey), (SELECT count(*)"
                + " FROM rollup), (SELECT count(*) FROM slice), (SELECT count(*) FROM feed_progress)"));
        assertEquals(List.of(ACME, BOLT, CORP).stream()
                .map(company -> company + " Europe/Paris USD 0 null {} 30 {} 1").toList(),
                rows(database, "SELECT tenant_id, reporting_zone, currency, generation, business_hours, holidays,"
                        + " renewal_grace_days, team_hours, fiscal_month FROM company_settings ORDER BY tenant_id"));
        assertEveryTableIsUnderItsPolicy(database);
        assertFalse(
                rows(database, "SELECT n_distinct FROM pg_stats WHERE tablename = 'crm_record' AND attname = 'kind'")
                        .contains("13"),
                "PostgreSQL has looked at the table itself");
    }

    @Test
    void decisionsOfTheSixthVersionStayAndFiguresAreDue() throws SQLException {
        String database = "of_version_6";
        migrate(database, "6");
        for (String company : List.of(ACME, BOLT)) {
            run(database, settings(company), records(company),
                    "UPDATE crm_record SET rep_ref = '" + REP + "' WHERE kind = 'activity'",
                    "UPDATE company_settings SET generation = 3, business_hours = 'MONDAY 09:00-12:00',"
                            + " holidays = '{2026-05-01}', renewal_grace_days = 45, ramp_share = 0.5",
                    "INSERT INTO next_edition VALUES ('" + company + "', 4, 'UTC', 'EUR', NULL, '{}', 30)",
                    "INSERT INTO journey (tenant_id, generation, kind, id, first_day, last_day, slice_id, contributions)"
                            + " VALUES ('" + company + "', 3, 1, '" + DEAL + "', '2026-01-01', '2026-01-02', '" + SLICE
                            + "', 'some')",
                    "INSERT INTO rollup VALUES ('" + company + "', 3, 1, '" + SLICE
                            + "', 1, 1, '2026-01-01', 0, 0, 1, 5)",
                    "INSERT INTO figure_job (tenant_id, id, kind, state, step, cursor_kind, cursor_id, done, created_at,"
                            + " created_by) VALUES ('" + company + "', '" + DEAL
                            + "', 'REBUILD', 'RUNNING', 'BUILD', 10, '"
                            + LEAD + "', 7, now(), 'somebody')",
                    "INSERT INTO objective VALUES ('" + company + "', '" + DEAL + "', 1, true, false, 'REP', '" + REP
                            + "', 'INDIVIDUAL', 'WON_REVENUE', '2026-01-01', '2027-01-01', 5, NULL, now(), 'somebody')");
        }
        run(database, "DELETE FROM rebuild_due");

        migrate(database, "latest");

        assertEquals(List.of(ACME, BOLT), rows(database, "SELECT tenant_id FROM rebuild_due ORDER BY tenant_id"));
        for (String company : List.of(ACME, BOLT)) {
            String own = " WHERE tenant_id = '" + company + "'";
            assertEquals(List.of(), rows(database, "SELECT id FROM journey" + own));
            assertEquals(List.of(), rows(database, "SELECT part FROM rollup" + own));
            assertEquals(List.of("3 MONDAY 09:00-12:00 {2026-05-01} 45 {} 0.5"), rows(database,
                    "SELECT generation, business_hours, holidays, renewal_grace_days, team_hours, ramp_share"
                            + " FROM company_settings" + own));
            assertEquals(List.of("4 UTC {}"),
                    rows(database, "SELECT generation, reporting_zone, team_hours FROM next_edition" + own));
            assertEquals(List.of("BUILD null null 0"), rows(database,
                    "SELECT step, cursor_kind, cursor_id, done FROM figure_job" + own), "it begins again");
            assertEquals(List.of("1"), rows(database, "SELECT version FROM objective" + own));
            assertEquals(List.of(REP),
                    rows(database, "SELECT rep_ref FROM crm_record" + own + " AND kind = 'activity'"));
        }
        assertEveryTableIsUnderItsPolicy(database);
    }

    @Test
    void anEmptyTableIsDescribedToPostgresql() throws SQLException {
        migrate("empty", "latest");

        assertEquals(List.of("account_ref -0.08", "kind 13", "rep_ref 200"),
                rows("empty", "SELECT attname, n_distinct FROM pg_stats WHERE tablename = 'crm_record'"
                        + " AND attname IN ('kind', 'rep_ref', 'account_ref') ORDER BY attname"));
        assertEquals(List.of(), rows("empty", "SELECT * FROM rebuild_due"));
        assertEveryTableIsUnderItsPolicy("empty");
    }

    /** Also its owner's, who lifts the policies of some tables for a while; and the service sees one company at a time. */
    private static void assertEveryTableIsUnderItsPolicy(String database) throws SQLException {
        List<String> tables = rows(database,
                "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
                        + " WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attname = 'tenant_id'"
                        + " AND c.relname <> 'rebuild_due' ORDER BY c.relname");
        assertTrue(tables
                .containsAll(List.of("company_settings", "crm_record", "journey", "rollup", "histogram", "objective",
                        "coaching_event", "alert", "next_edition", "figure_job")),
                tables::toString);
        assertEquals(tables, rows(database, "SELECT relname FROM pg_class WHERE relkind = 'r' AND relrowsecurity"
                + " AND relforcerowsecurity ORDER BY relname"));
        run(database, "GRANT CONNECT ON DATABASE " + database + " TO kpi_app");
        try (Connection service = DriverManager.getConnection(postgres.jdbcUrl(database), "kpi_app", "kpi_app");
                Statement statement = service.createStatement()) {
            for (String table : tables) {
                assertEquals(List.of("0"), rows(statement, "SELECT count(*) FROM " + table), table);
            }
            statement.execute("SELECT set_config('rouage.tenant', '" + ACME + "', false)");
            assertEquals(rows(database, "SELECT count(*) FROM crm_record WHERE tenant_id = '" + ACME + "'"),
                    rows(statement, "SELECT count(*) FROM crm_record"));
            assertThrows(SQLException.class, () -> statement.execute("INSERT INTO feed_progress VALUES ('" + BOLT
                    + "', now())"));
        }
    }

    private static String settings(String company) {
        return "INSERT INTO company_settings (tenant_id, reporting_zone, currency, updated_at) VALUES ('" + company
                + "', 'Europe/Paris', 'USD', now())";
    }

    /** One of each kind, a merged lead, and a deal whose references are none. */
    private static String records(String company) {
        return "INSERT INTO crm_record (tenant_id, kind, id, revision, state, merged_into, source, external_id, fields,"
                + " history) VALUES " + String.join(", ",
                        record(company, "account", ACCOUNT, "LIVE", null, "{'segment':'Small'}"),
                        record(company, "rep", REP, "LIVE", null, "{'email':'anna@example.org'}"),
                        record(company, "lead", LEAD, "LIVE", null,
                                "{'account':'" + ACCOUNT + "','owner':'" + REP + "'}"),
                        record(company, "lead", DEAL, "MERGED", LEAD, "{}"),
                        record(company, "activity", CALL, "LIVE", null,
                                "{'lead':'" + LEAD + "','opportunity':'" + DEAL + "','rep':'" + REP + "'}"),
                        record(company, "opportunity", DEAL, "LIVE", null, "{'account':'" + ACCOUNT + "','lead':'"
                                + LEAD + "','owner':'" + REP + "','amount':'5'}"),
                        record(company, "opportunity", LEAD, "LIVE", null,
                                "{'account':'acme','lead':null,'owner':'" + REP + "0'}"),
                        record(company, "fxRate", DEAL, "LIVE", null,
                                "{'base':'USD','quote':'EUR','on':'2026-01-01','rate':'2'}"));
    }

    private static String record(String company, String kind, String id, String state, @Nullable String mergedInto,
            String fields) {
        return "('" + company + "', '" + kind + "', '" + id + "', 1, '" + state + "', "
                + (mergedInto == null ? "NULL" : "'" + mergedInto + "'") + ", 'crm', '" + kind + "', '"
                + fields.replace('\'', '"') + "', '{}')";
    }

    private static void migrate(String database, String version) {
        Flyway.configure().dataSource(postgres.jdbcUrl(database), "kpi_owner", "kpi_owner")
                .locations("classpath:db/migration").placeholders(Map.of("app_role", "kpi_app")).target(version).load()
                .migrate();
    }

    /** As nobody's policy holds for. */
    private static void run(String database, String... statements) throws SQLException {
        try (Connection connection = postgres.connectAsSuperuser(database);
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    private static List<String> rows(String database, String query) throws SQLException {
        try (Connection connection = postgres.connectAsSuperuser(database);
                Statement statement = connection.createStatement()) {
            return rows(statement, query);
        }
    }

    private static List<String> rows(Statement statement, String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    cells.add(rows.getString(i));
                }
                found.add(String.join(" ", cells));
            }
        }
        return found;
    }
}
