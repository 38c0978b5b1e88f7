package dev.rouage.kpi.alert.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.alert.watch.AlertSink;
import dev.rouage.kpi.alert.watch.RecordedAlert;
import dev.rouage.kpi.turn.CompanyTurns;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Messages in PostgreSQL: stored with the alert itself, and sent after that. */
@ApplicationScoped
class DeliveryStore implements AlertSink {
    private static final String ENDPOINTS = """
            SELECT id, amounts FROM alert_endpoint WHERE tenant_id = $1 AND disabled_at IS NULL
            """;
    private static final String INSERT = """
            INSERT INTO alert_delivery (tenant_id, id, endpoint_id, alert_id, body, state, attempts, due_at)
            SELECT $1, given.*, 'PENDING', 0, now() FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[]) AS given
            """;
    private static final String DUE = """
            SELECT d.id, d.endpoint_id, d.attempts, e.url, e.secret, d.body FROM alert_delivery d
            JOIN alert_endpoint e ON e.tenant_id = $1 AND e.id = d.endpoint_id
            WHERE d.tenant_id = $1 AND d.state = 'PENDING' AND d.due_at <= now() ORDER BY d.due_at LIMIT $2
            """;
    private static final String DELIVERED = """
            UPDATE alert_delivery SET state = 'DELIVERED', attempts = attempts + 1, last_attempt_at = now(), last_outcome = $3
            WHERE tenant_id = $1 AND id = $2
            """;
    private static final String FAILED = """
            UPDATE alert_delivery SET attempts = attempts + 1, last_attempt_at = now(), last_outcome = $3,
                state = CASE WHEN $4::text IS NULL THEN 'FAILED' ELSE state END,
                due_at = now() + coalesce($4::text::interval, '0')
            WHERE tenant_id = $1 AND id = $2 AND state = 'PENDING'
            """;
    private static final String DISABLE = """
            UPDATE alert_endpoint SET disabled_at = now(), disabled_because = $3 WHERE tenant_id = $1 AND id = $2
            """;
    private static final String GIVE_UP = """
            UPDATE alert_delivery SET state = 'FAILED', last_attempt_at = now(), last_outcome = $3
            WHERE tenant_id = $1 AND endpoint_id = $2 AND state = 'PENDING'
            """;
    private static final String CLEAN_UP = """
            DELETE FROM alert_delivery WHERE tenant_id = $1 AND state <> 'PENDING'
                AND last_attempt_at < now() - interval '30 days'
            """;
    private static final String NEXT = """
            SELECT greatest(extract(epoch FROM min(due_at) - now()) * 1000, 0)::bigint FROM alert_delivery
            WHERE tenant_id = $1 AND state = 'PENDING'
            """;

    private final TenantDatabase database;
    private final CompanyTurns turns;

    DeliveryStore(TenantDatabase database, CompanyTurns turns) {
        this.database = database;
        this.turns = turns;
    }

    @Override
    public Uni<Void> accept(SqlConnection connection, TenantId tenant, List<RecordedAlert> raised) {
        return connection.preparedQuery(ENDPOINTS).execute(Tuple.of(tenant.value())).chain(rows -> {
            List<UUID> endpoints = new ArrayList<>();
            List<UUID> alerts = new ArrayList<>();
            List<String> bodies = new ArrayList<>();
            for (Row row : rows) {
                for (RecordedAlert alert : raised) {
                    endpoints.add(row.getUUID(0));
                    alerts.add(alert.id());
                    bodies.add(AlertMessages.raised(alert, row.getBoolean(1)));
                }
            }
            return endpoints.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : insert(connection, tenant, endpoints, alerts, bodies);
        });
    }

    private Uni<Void> insert(SqlConnection connection, TenantId tenant, List<UUID> endpoints, List<UUID> alerts,
            List<String> bodies) {
        UUID[] ids = endpoints.stream().map(_ -> UUID.randomUUID()).toArray(UUID[]::new);
        Tuple arguments = Tuple.tuple().addUUID(tenant.value()).addArrayOfUUID(ids)
                .addArrayOfUUID(endpoints.toArray(UUID[]::new)).addArrayOfUUID(alerts.toArray(UUID[]::new))
                .addArrayOfString(bodies.toArray(String[]::new));
        return connection.preparedQuery(INSERT).execute(arguments)
                .chain(() -> turns.plan(connection, tenant, DeliveryTask.NAME, Duration.ZERO));
    }

    Uni<List<Delivery>> due(TenantId tenant, int most) {
        return database.query(tenant, DUE, Tuple.of(tenant.value(), most)).map(rows -> {
            List<Delivery> due = new ArrayList<>();
            rows.forEach(row -> due.add(new Delivery(row.getUUID(0), row.getUUID(1), row.getInteger(2),
                    row.getString(3), row.getBuffer(4).getBytes(), row.getString(5))));
            return due;
        });
    }

    Uni<Void> delivered(TenantId tenant, Delivery delivery, String outcome) {
        return change(tenant, DELIVERED, Tuple.of(tenant.value(), delivery.id(), outcome));
    }

    /**
     * Notes a failed attempt.
     *
     * @param pause
     *            after which it is tried again; empty to give up
     */
    Uni<Void> failed(TenantId tenant, Delivery delivery, String outcome, Optional<Duration> pause) {
        return change(tenant, FAILED, Tuple.of(tenant.value(), delivery.id(), outcome,
                pause.map(one -> one.toMillis() + " milliseconds").orElse(null)));
    }

    /** Sends nothing to the endpoint any more. */
    Uni<Void> disable(TenantId tenant, Delivery delivery, String outcome) {
        Tuple arguments = Tuple.of(tenant.value(), delivery.endpoint(), outcome);
        return database.inTransaction(tenant, connection -> connection.preparedQuery(DISABLE).execute(arguments)
                .chain(() -> connection.preparedQuery(GIVE_UP).execute(arguments))).replaceWithVoid();
    }

    /** Drops what is long done, and tells when the next message is due; empty when none waits. */
    Uni<Optional<Duration>> next(TenantId tenant) {
        return change(tenant, CLEAN_UP, Tuple.of(tenant.value()))
                .chain(() -> database.query(tenant, NEXT, Tuple.of(tenant.value())))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getLong(0)).map(Duration::ofMillis));
    }

    private Uni<Void> change(TenantId tenant, String sql, Tuple arguments) {
        return database.inTransaction(tenant, connection -> connection.preparedQuery(sql).execute(arguments))
                .replaceWithVoid();
    }
}
