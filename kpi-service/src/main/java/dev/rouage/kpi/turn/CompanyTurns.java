package dev.rouage.kpi.turn;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who does what when: a row for each company and task, taken in turns by the workers of all replicas. */
@ApplicationScoped
public class CompanyTurns {
    private static final String TAKE = "SELECT tenant, task, lease_end FROM take_company_turn($1::text::interval)";
    private static final String PLAN = """
            INSERT INTO company_work AS w (tenant_id, task, due_at) VALUES ($1, $2, now() + $3::text::interval)
            ON CONFLICT (tenant_id, task) DO UPDATE SET due_at = least(w.due_at, excluded.due_at)
            """;
    /** Put off while changes keep coming, but not for ever. */
    private static final String SETTLE = """
            UPDATE company_work SET dirty_since = coalesce(dirty_since, now()),
                due_at = least(coalesce(dirty_since, now()) + $4::text::interval, now() + $3::text::interval)
            WHERE tenant_id = $1 AND task = $2
            """;
    /** What somebody has planned in the meantime stays; a turn that was lost to another worker is not ended by this one. */
    private static final String REST = """
            UPDATE company_work SET lease_until = NULL, due_at = least(due_at, now() + $4::text::interval)
            WHERE tenant_id = $1 AND task = $2 AND lease_until = $3
            """;
    private static final String FREE = """
            UPDATE company_work SET lease_until = NULL
            WHERE tenant_id = $1 AND task = $2 AND lease_until = $3 AND due_at < 'infinity'
            """;
    private static final String END = """
            DELETE FROM company_work WHERE tenant_id = $1 AND task = $2 AND lease_until = $3 AND due_at = 'infinity'
            """;
    private static final String EXTEND = """
            UPDATE company_work SET lease_until = now() + $4::text::interval
            WHERE tenant_id = $1 AND task = $2 AND lease_until = $3 RETURNING lease_until
            """;

    private final TenantDatabase database;
    private final Duration settle;
    private final Duration longestSettle;

    CompanyTurns(TenantDatabase database,
            @ConfigProperty(name = "rouage.kpi.work.settle", defaultValue = "10s") Duration settle,
            @ConfigProperty(name = "rouage.kpi.work.longest-settle", defaultValue = "2m") Duration longestSettle) {
        this.database = database;
        this.settle = settle;
        this.longestSettle = longestSettle;
    }

    /** The company that has waited longest, for whoever asks first. */
    Uni<Optional<Turn>> take(Duration lease) {
        return database.inTransaction(connection -> connection.preparedQuery(TAKE)
                .execute(Tuple.of(text(lease)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Turn(new TenantId(row.getUUID(0)), row.getString(1), row.getOffsetDateTime(2)))
                        .findFirst()));
    }

    /** Ends a turn. */
    Uni<Void> rest(Turn turn, Optional<Duration> next) {
        Tuple arguments = Tuple.of(turn.tenant().value(), turn.task(), turn.leaseEnd());
        return database.inTransaction(turn.tenant(), connection -> next.isEmpty()
                ? connection.preparedQuery(FREE).execute(arguments)
                        .chain(() -> connection.preparedQuery(END).execute(arguments))
                : connection.preparedQuery(REST).execute(arguments.addString(text(next.get()))))
                .replaceWithVoid();
    }

    /** Has the turn for longer; empty when it has been lost to another worker. */
    Uni<Optional<Turn>> extend(Turn turn, Duration lease) {
        Tuple arguments = Tuple.of(turn.tenant().value(), turn.task(), turn.leaseEnd(), text(lease));
        return database.inTransaction(turn.tenant(), connection -> connection.preparedQuery(EXTEND).execute(arguments)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Turn(turn.tenant(), turn.task(), row.getOffsetDateTime(0))).findFirst()));
    }

    /** Sees to it that the task is done after that time at the latest; it is planned when the transaction commits. */
    public Uni<Void> plan(SqlConnection connection, TenantId tenant, String task, Duration after) {
        return connection.preparedQuery(PLAN).execute(Tuple.of(tenant.value(), task, text(after))).replaceWithVoid();
    }

    /** Moves the task, where it is planned, to when the company's changes have settled. */
    public Uni<Void> settle(SqlConnection connection, TenantId tenant, String task) {
        return connection.preparedQuery(SETTLE)
                .execute(Tuple.of(tenant.value(), task, text(settle), text(longestSettle))).replaceWithVoid();
    }

    private static String text(Duration duration) {
        return duration.toMillis() + " milliseconds";
    }
}
