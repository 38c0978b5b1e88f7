package dev.rouage.kpi.alert.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.access.Scope;
import dev.rouage.kpi.alert.Alert;
import dev.rouage.kpi.alert.AlertCondition;
import dev.rouage.kpi.alert.AlertRule;
import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.graphql.PageRequest;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** Alerts in PostgreSQL. */
@ApplicationScoped
public class AlertStore {
    private static final String COLUMNS = """
            a.id, a.sequence, a.rule_id, a.kpi, a.team_id, a.condition, a.bound, a.first_day, a.end_day, a.value, a.pace,
            a.objective_id, a.raised_at, a.resolved_at
            """;
    /** Raised one after the other, so that their numbers grow in the order in which they can be read. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('alerts/' || $1::text, 0))";
    private static final String RAISE = """
            INSERT INTO alert AS a (tenant_id, id, rule_id, kpi, team_id, condition, bound, first_day, end_day, value, pace,
                objective_id, raised_at)
            SELECT $1::uuid, $2::uuid, $3::uuid, $4::text, $5::uuid, $6::text, $7::numeric, $8::date, $9::date, $10::numeric,
                $11::numeric, $12::uuid, clock_timestamp()
            WHERE EXISTS (SELECT FROM alert_rule WHERE tenant_id = $1 AND id = $3)
            ON CONFLICT (tenant_id, rule_id) WHERE resolved_at IS NULL DO NOTHING
            RETURNING
            """
            + COLUMNS;
    private static final String RESOLVE = """
            UPDATE alert SET resolved_at = clock_timestamp()
            WHERE tenant_id = $1 AND rule_id = ANY ($2) AND resolved_at IS NULL
            """;
    private static final String PAGE = "SELECT " + COLUMNS + """
            FROM alert a
            WHERE a.tenant_id = $1 AND ($2::uuid[] IS NULL OR a.team_id IS NULL
                    OR surviving($1, 'team', a.team_id) = ANY ($2))
                AND ($3::bigint IS NULL OR a.sequence < $3) AND ($4::boolean IS NULL OR (a.resolved_at IS NULL) = $4)
            ORDER BY a.sequence DESC LIMIT $5
            """;
    private static final String SINCE = "SELECT " + COLUMNS + """
            FROM alert a
            WHERE a.tenant_id = $1 AND ($2::uuid[] IS NULL OR a.team_id IS NULL
                    OR surviving($1, 'team', a.team_id) = ANY ($2))
                AND a.sequence > $3 ORDER BY a.sequence LIMIT 100
            """;
    private static final String LATEST = "SELECT coalesce(max(sequence), 0) FROM alert WHERE tenant_id = $1";

    private final TenantDatabase database;

    AlertStore(TenantDatabase database) {
        this.database = database;
    }

    Uni<Void> lock(SqlConnection connection, TenantId tenant) {
        return connection.preparedQuery(LOCK).execute(Tuple.of(tenant.toString())).replaceWithVoid();
    }

    /** The alert as it is kept; empty when its rule has one already that is not resolved, or is no more. */
    Uni<Optional<RecordedAlert>> raise(SqlConnection connection, TenantId tenant, Alert alert) {
        AlertRule rule = alert.rule();
        Tuple arguments = Tuple.tuple().addUUID(tenant.value()).addUUID(alert.id()).addUUID(rule.id())
                .addString(rule.kpi().name()).addUUID(rule.team()).addString(rule.condition().name())
                .addBigDecimal(rule.bound()).addLocalDate(alert.period().from()).addLocalDate(alert.period().to())
                .addBigDecimal(alert.value()).addBigDecimal(alert.pace()).addUUID(alert.objective());
        return connection.preparedQuery(RAISE).execute(arguments).map(rows -> read(rows).stream().findFirst());
    }

    Uni<Void> resolve(SqlConnection connection, TenantId tenant, List<UUID> rules) {
        return connection.preparedQuery(RESOLVE).execute(Tuple.of(tenant.value(), rules.toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    /**
     * A page, and one more, of the alerts that may be seen, the latest first.
     *
     * @param open
     *            whether those that are not resolved, or those that are; null for both
     */
    public Uni<List<RecordedAlert>> page(TenantId tenant, Scope scope, @Nullable Boolean open,
            Optional<Long> before, PageRequest page) {
        Tuple arguments = Tuple.tuple().addUUID(tenant.value()).addArrayOfUUID(teams(scope))
                .addLong(before.orElse(null)).addBoolean(open).addInteger(page.sizeAndOneMore());
        return database.query(tenant, PAGE, arguments).map(AlertStore::read);
    }

    /** The alerts behind that one that may be seen, the earliest first, some at once. */
    public Uni<List<RecordedAlert>> since(TenantId tenant, Scope scope, long sequence) {
        return database.query(tenant, SINCE,
                Tuple.tuple().addUUID(tenant.value()).addArrayOfUUID(teams(scope)).addLong(sequence))
                .map(AlertStore::read);
    }

    /** The number of the company's latest alert; 0 before the first. */
    public Uni<Long> latest(TenantId tenant) {
        return database.query(tenant, LATEST, Tuple.of(tenant.value())).map(rows -> rows.iterator().next().getLong(0));
    }

    private static UUID @Nullable [] teams(Scope scope) {
        return switch (scope) {
            case Scope.Company _ -> null;
            case Scope.People(Set<UUID> _, Set<UUID> teams) -> teams.toArray(UUID[]::new);
        };
    }

    private static List<RecordedAlert> read(RowSet<Row> rows) {
        List<RecordedAlert> alerts = new ArrayList<>();
        for (Row row : rows) {
            alerts.add(new RecordedAlert(row.getUUID(0), row.getLong(1), row.getUUID(2),
                    KpiId.valueOf(row.getString(3)), row.getUUID(4), AlertCondition.valueOf(row.getString(5)),
                    row.getBigDecimal(6), new Period(row.getLocalDate(7), row.getLocalDate(8)), row.getBigDecimal(9),
                    row.getBigDecimal(10), row.getUUID(11), row.getOffsetDateTime(12), row.getOffsetDateTime(13)));
        }
        return alerts;
    }
}
