package dev.rouage.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import dev.rouage.infrastructure.InfrastructureException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * What PostgreSQL alone could do: {@code COPY} of the rows that an import has left, in one transaction, into an empty table
 * with the same columns, defaults and indexes. Nothing is faster, and nothing is checked or merged on the way.
 */
final class CopyBaseline {
    private static final String COLUMNS = """
            SELECT string_agg(column_name, ', ' ORDER BY ordinal_position) FROM information_schema.columns
             WHERE table_schema = 'public' AND table_name = 'record' AND is_generated = 'NEVER'
            """;

    private final Machine machine;

    CopyBaseline(Machine machine) {
        this.machine = machine;
    }

    /** Records a second. */
    Rate measure(String source) {
        Path file = machine.scratch().resolve(source + ".copy");
        try (Connection connection = machine.ingestDatabase()) {
            String columns = columns(connection);
            String chosen = "SELECT " + columns + " FROM record WHERE source = '" + source + "'";
            try (OutputStream out = Files.newOutputStream(file)) {
                copy(connection).copyOut("COPY (" + chosen + ") TO STDOUT", out);
            }
            execute(connection,
                    "DROP TABLE IF EXISTS bench_record; CREATE TABLE bench_record (LIKE record INCLUDING ALL)");
            execute(connection, "CHECKPOINT");
            long began = System.nanoTime();
            long rows;
            try (InputStream in = Files.newInputStream(file)) {
                rows = copy(connection).copyIn("COPY bench_record (" + columns + ") FROM STDIN", in, 1 << 16);
            }
            Rate rate = Rate.since(began, rows);
            execute(connection, "DROP TABLE bench_record");
            return rate;
        } catch (SQLException e) {
            throw new InfrastructureException("COPY failed: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            file.toFile().delete();
        }
    }

    /** Writes out what earlier measurements have left to write, so that the next one does not pay for them. */
    void settle() {
        try (Connection connection = machine.ingestDatabase()) {
            execute(connection, "CHECKPOINT");
        } catch (SQLException e) {
            throw new InfrastructureException("CHECKPOINT failed: " + e.getMessage(), e);
        }
    }

    /** Those that are written; the others PostgreSQL works out itself, here as there. */
    private static String columns(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet names = statement.executeQuery(COLUMNS)) {
            names.next();
            return names.getString(1);
        }
    }

    private static CopyManager copy(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
