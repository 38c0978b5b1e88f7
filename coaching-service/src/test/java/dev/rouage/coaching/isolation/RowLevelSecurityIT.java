package dev.rouage.coaching.isolation;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.rouage.coaching.support.Graph;
import dev.rouage.coaching.support.TestCompany;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Attacks the database with raw SQL. */
@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "coaching"))
class RowLevelSecurityIT {
    private static final String TENANT_TABLES = """
            SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attname = 'tenant_id'
            ORDER BY 1
            """;

    private final TestCompany one = new TestCompany();
    private final TestCompany other = new TestCompany();

    @BeforeEach
    void fillBoth() {
        for (TestCompany company : List.of(one, other)) {
            UUID rep = company.rep("ann", company.team("Team", null, null), LocalDate.now(ZoneOffset.UTC));
            Graph.await(() -> Graph.rep(company.token("boss", "admin"), rep, "onboarding { progress }")
                    .getString("data._entities[0].onboarding") != null);
        }
    }

    @Test
    void showsNothingWithoutATenant() throws SQLException {
        for (String role : List.of("coaching_app", "coaching_owner")) {
            try (Connection connection = connect(role); Statement sql = connection.createStatement()) {
                for (String table : strings(sql, TENANT_TABLES)) {
                    assertThat(count(sql, table)).as("%s as %s", table, role).isZero();
                }
                sql.execute("SET rouage.tenant = '" + one.tenant() + "'");
                assertThat(count(sql, "rep")).isPositive();
                sql.execute("RESET rouage.tenant");
                assertThat(count(sql, "rep")).as("after RESET as %s", role).isZero();
            }
        }
    }

    @Test
    void keepsOneCompanyOutOfTheOthersRows() throws SQLException {
        try (Connection connection = connect("coaching_app"); Statement sql = connection.createStatement()) {
            sql.execute("SET rouage.tenant = '" + one.tenant() + "'");

            for (String table : strings(sql, TENANT_TABLES)) {
                assertThat(strings(sql, "SELECT DISTINCT tenant_id::text FROM " + table)).as(table)
                        .isSubsetOf(one.tenant().toString());
            }
            assertThat(sql.executeUpdate("UPDATE rep SET name = 'x' WHERE tenant_id = '" + other.tenant() + "'"))
                    .isZero();
            assertThat(sql.executeUpdate("DELETE FROM enrolment WHERE tenant_id = '" + other.tenant() + "'")).isZero();
            assertThatThrownBy(() -> sql.execute("INSERT INTO holiday VALUES ('" + other.tenant() + "', now(), 'x')"))
                    .hasMessageContaining("row-level security");
            assertThatThrownBy(() -> sql.execute("UPDATE rep SET tenant_id = '" + other.tenant() + "'"))
                    .hasMessageContaining("row-level security");
        }
    }

    @Test
    void letsTheRelayIntoTheOutboxOnlyAndOnlyToEmptyIt() throws SQLException {
        try (Connection connection = connect("coaching_app"); Statement sql = connection.createStatement()) {
            sql.execute("SET rouage.relay = 'on'");

            for (String table : strings(sql, TENANT_TABLES)) {
                if (!table.equals("outbox")) {
                    assertThat(count(sql, table)).as(table).isZero();
                }
            }
            assertThatThrownBy(() -> sql.execute("INSERT INTO outbox (tenant_id, rep_id, payload) VALUES ('"
                    + one.tenant() + "', '" + one.tenant() + "', '{}')")).hasMessageContaining("row-level security");
        }
    }

    @Test
    void guardsEveryTableAndBeginsEveryKeyWithTheTenant() throws SQLException {
        try (Connection connection = connect("coaching_app"); Statement sql = connection.createStatement()) {
            assertThat(strings(sql, """
                    SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
                      AND NOT (relrowsecurity AND relforcerowsecurity) ORDER BY 1
                    """)).containsExactly("consumed_offset", "flyway_schema_history");
            assertThat(strings(sql, """
                    SELECT i.indexrelid::regclass::text FROM pg_index i
                    JOIN pg_class c ON c.oid = i.indrelid AND c.relnamespace = 'public'::regnamespace
                    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
                    WHERE i.indisunique AND a.attname <> 'tenant_id'
                      AND c.relname NOT IN ('consumed_offset', 'flyway_schema_history')
                    """)).isEmpty();
            assertThat(strings(sql, """
                    SELECT f.conname FROM pg_constraint f
                    JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = f.conkey[1]
                    WHERE f.contype = 'f' AND a.attname <> 'tenant_id'
                    """)).isEmpty();
        }
    }

    private static Connection connect(String role) throws SQLException {
        String url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        return DriverManager.getConnection(url, role, role);
    }

    private static int count(Statement sql, String table) throws SQLException {
        return Integer.parseInt(strings(sql, "SELECT count(*)::text FROM " + table).getFirst());
    }

    private static List<String> strings(Statement sql, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = sql.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
