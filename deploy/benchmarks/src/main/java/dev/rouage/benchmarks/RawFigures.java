package dev.rouage.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import dev.rouage.infrastructure.InfrastructureException;

/**
 * The same figures by straightforward SQL over the records, in the same PostgreSQL: what a service would do that keeps no
 * sums. Its tables are typed and indexed, and no row-level security slows them down.
 */
final class RawFigures implements AutoCloseable {

    private final Connection connection;
    private final LocalDate from;
    private final LocalDate to;

    /** Over the company's records of that source, as kpi-service has them now. */
    RawFigures(Machine machine, String source, LocalDate from, LocalDate to) {
        this.from = from;
        this.to = to;
        try {
            this.connection = machine.kpiDatabase();
            run("SET timezone = 'UTC'");
            run(script("raw-tables.sql").replace(":source", "'" + source + "'"));
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Seconds that all figures of a scorecard take. */
    double scorecard() {
        return seconds("raw-scorecard.sql");
    }

    /** Seconds that the sales cycle by rep and month takes. */
    double byRep() {
        return seconds("raw-by-rep.sql");
    }

    /** Seconds that a page of won deals takes. */
    double page() {
        return seconds("raw-page.sql");
    }

    /** The amount of the deals won in the period. */
    BigDecimal wonRevenue() {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT sum(amount) FROM bench.deal WHERE category = 'WON'"
                        + " AND closed_on >= '" + from + "' AND closed_on < '" + to + "'")) {
            row.next();
            return Objects.requireNonNullElse(row.getBigDecimal(1), BigDecimal.ZERO);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private double seconds(String script) {
        List<String> statements = new ArrayList<>(Arrays.asList(script(script).replace(":from", "'" + from + "'")
                .replace(":to", "'" + to + "'").split(";\\s*")));
        statements.removeIf(String::isBlank);
        long began = System.nanoTime();
        try {
            for (String statement : statements) {
                run(statement);
            }
        } catch (SQLException e) {
            throw failure(e);
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String script(String name) {
        try (InputStream in = Objects.requireNonNull(RawFigures.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InfrastructureException failure(SQLException e) {
        return new InfrastructureException("straightforward SQL failed: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try (connection) {
            run("DROP SCHEMA bench CASCADE");
        } catch (SQLException e) {
            throw failure(e);
        }
    }
}
