package dev.rouage.kpi.alert.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.access.Scope;
import dev.rouage.kpi.alert.AlertCondition;
import dev.rouage.kpi.alert.AlertRule;
import dev.rouage.kpi.calendar.NamedPeriod;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.turn.CompanyTurns;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Keeps the rules of companies. */
@ApplicationScoped
public class AlertRules {
    private static final int MOST_RULES = 200;
    private static final String ALL = """
            SELECT id, kpi, team_id, condition, bound, period, minimum_count, minimum_elapsed FROM alert_rule
            WHERE tenant_id = $1 ORDER BY kpi, id
            """;
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('alert-rules/' || $1::text, 0))";
    private static final String INSERT = """
            INSERT INTO alert_rule (tenant_id, id, kpi, team_id, condition, bound, period, minimum_count, minimum_elapsed,
                created_at, created_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, now(), $10)
            """;
    private static final String DELETE = "DELETE FROM alert_rule WHERE tenant_id = $1 AND id = $2";
    private static final String RESOLVE = """
            UPDATE alert SET resolved_at = now() WHERE tenant_id = $1 AND rule_id = $2 AND resolved_at IS NULL
            """;

    private final TenantDatabase database;
    private final CompanyTurns turns;

    AlertRules(TenantDatabase database, CompanyTurns turns) {
        this.database = database;
        this.turns = turns;
    }

    /** All rules of the company. */
    public Uni<List<AlertRule>> of(TenantId tenant) {
        return database.query(tenant, ALL, Tuple.of(tenant.value())).map(rows -> {
            List<AlertRule> rules = new ArrayList<>();
            rows.forEach(row -> rules.add(rule(row)));
            return rules;
        });
    }

    /** Adds the rule, and has it judged at once. */
    public Uni<AlertRule> add(TenantId tenant, Scope steers, String author, AlertRule rule) {
        if (!steers(steers, rule)) {
            throw new RouageException(StandardErrorCode.FORBIDDEN,
                    "These figures are not yours to watch: managers watch those of the teams they lead");
        }
        Tuple arguments = Tuple.tuple().addUUID(tenant.value()).addUUID(rule.id()).addString(rule.kpi().name())
                .addUUID(rule.team()).addString(rule.condition().name()).addBigDecimal(rule.bound())
                .addString(rule.period() == null ? null : rule.period().name())
                .addInteger(rule.patience().minimumCount()).addBigDecimal(rule.patience().minimumElapsed())
                .addString(author);
        return database.inTransaction(tenant, connection -> connection.preparedQuery(LOCK)
                .execute(Tuple.of(tenant.toString()))
                .chain(() -> connection.preparedQuery(ALL).execute(Tuple.of(tenant.value())))
                .invoke(rows -> {
                    if (rows.size() >= MOST_RULES) {
                        throw new RouageException(StandardErrorCode.CONFLICT,
                                "The company has " + MOST_RULES + " alert rules already");
                    }
                })
                .chain(() -> connection.preparedQuery(INSERT).execute(arguments))
                .chain(() -> turns.plan(connection, tenant, AlertWatch.NAME, Duration.ZERO))
                .replaceWith(rule));
    }

    /** Removes the rule and resolves its alert; {@code NOT_FOUND} when it is none of the person's. */
    public Uni<Void> remove(TenantId tenant, Scope steers, UUID id) {
        return of(tenant).invoke(rules -> {
            if (rules.stream().noneMatch(rule -> rule.id().equals(id) && steers(steers, rule))) {
                throw new RouageException(StandardErrorCode.NOT_FOUND, "There is no alert rule " + id + " of yours");
            }
        }).chain(() -> database.inTransaction(tenant, connection -> remove(connection, tenant, id)));
    }

    private static Uni<Void> remove(SqlConnection connection, TenantId tenant, UUID id) {
        return connection.preparedQuery(DELETE).execute(Tuple.of(tenant.value(), id))
                .chain(() -> connection.preparedQuery(RESOLVE).execute(Tuple.of(tenant.value(), id)))
                .replaceWithVoid();
    }

    private static boolean steers(Scope steers, AlertRule rule) {
        UUID team = rule.team();
        return team == null ? steers instanceof Scope.Company : steers.seesTeams(List.of(team));
    }

    private static AlertRule rule(Row row) {
        String period = row.getString(5);
        return new AlertRule(row.getUUID(0), KpiId.valueOf(row.getString(1)), row.getUUID(2),
                AlertCondition.valueOf(row.getString(3)), row.getBigDecimal(4),
                period == null ? null : NamedPeriod.valueOf(period),
                new AlertRule.Patience(row.getInteger(6), row.getBigDecimal(7)));
    }
}
