package dev.rouage.infrastructure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** The databases of the services and who may do what in them; creating them again changes nothing. */
final class DatabaseAccounts {

    private static final List<String> SERVICE_DATABASES = List.of("ingest", "kpi", "coaching");

    private final EmbeddedPostgres server;

    DatabaseAccounts(EmbeddedPostgres server) {
        this.server = server;
    }

    void create() throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection()) {
            for (var database : SERVICE_DATABASES) {
                createDatabase(connection, database);
                createRole(connection, database + "_app", database);
            }
            createDatabase(connection, "keycloak");
            createRole(connection, "ingest_relay", "ingest");
        }
    }

    private static void createDatabase(Connection connection, String name) throws SQLException {
        var owner = name + "_owner";
        createRole(connection, owner);
        if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
            execute(connection, "CREATE DATABASE %s OWNER %s".formatted(name, owner));
        }
        execute(connection, "REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(name));
    }

    private static void createRole(Connection connection, String role, String database) throws SQLException {
        createRole(connection, role);
        execute(connection, "GRANT CONNECT ON DATABASE %s TO %s".formatted(database, role));
    }

    private static void createRole(Connection connection, String role) throws SQLException {
        var verb = exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role) ? "ALTER" : "CREATE";
        execute(connection, "%s ROLE %s LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD '%s'"
                .formatted(verb, role, role));
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
