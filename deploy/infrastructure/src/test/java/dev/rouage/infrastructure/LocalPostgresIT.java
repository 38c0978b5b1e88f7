package dev.rouage.infrastructure;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LocalPostgresIT {

    @Test
    void keepsDataAndRolesOverRestarts(@TempDir Path directory) throws SQLException {
        var port = Ports.free();
        var log = directory.resolve("logs/postgres.log");
        try (var postgres = LocalPostgres.durable(directory.resolve("data"), port, log);
                var connection = connect(postgres, "kpi_owner", "kpi")) {
            execute(connection, "CREATE TABLE kept AS SELECT 42 AS answer");
        }

        try (var postgres = LocalPostgres.durable(directory.resolve("data"), port, log);
                var connection = connect(postgres, "kpi_owner", "kpi");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT answer FROM kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
        }
    }

    /** Also where the dead are reaped late: a zombie must not pass for a server that still has the data. */
    @Test
    void startsAgainRightAfterItWasKilled(@TempDir Path directory) throws SQLException {
        var port = Ports.free();
        var log = directory.resolve("logs/postgres.log");
        var killed = LocalPostgres.durable(directory.resolve("data"), port, log);
        try (var connection = connect(killed, "kpi_owner", "kpi")) {
            execute(connection, "CREATE TABLE kept AS SELECT true AS answer");
        }

        killed.kill();

        assertThatThrownBy(() -> connect(killed, "kpi_owner", "kpi")).hasMessageContaining("refused");
        try (var postgres = LocalPostgres.durable(directory.resolve("data"), port, log);
                var connection = connect(postgres, "kpi_owner", "kpi")) {
            assertThat(booleanOf(connection, "SELECT answer FROM kept")).isTrue();
        }
    }

    @Test
    void holdsApplicationRolesBack() throws SQLException {
        try (var postgres = LocalPostgres.temporary(); var connection = connect(postgres, "kpi_app", "kpi")) {
            assertThat(booleanOf(connection,
                    "SELECT rolsuper OR rolbypassrls OR rolcreaterole FROM pg_roles WHERE rolname = current_user"))
                    .isFalse();
            assertThatThrownBy(() -> execute(connection, "CREATE TABLE mine (id int)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> connect(postgres, "kpi_app", "ingest")).hasMessageContaining("permission denied");
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl("kpi"), "kpi_app", "guess"))
                    .hasMessageContaining("password authentication failed");
        }
    }

    private static Connection connect(LocalPostgres postgres, String role, String database) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(database), role, role);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean booleanOf(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            return rows.next() && rows.getBoolean(1);
        }
    }
}
