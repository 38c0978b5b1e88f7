package dev.rouage.ingest.webhook;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Events in PostgreSQL: as they came, and what has become of them. */
@ApplicationScoped
class EventStore {
    /** Of those who receive; whoever processes counts in slot -1, so that the two never wait for each other in a circle. */
    private static final int SLOTS = 8;
    private static final String STORE = """
            WITH stored AS (
              INSERT INTO webhook_event (tenant_id, connection_id, event_id, object, payload)
              SELECT $1::uuid, $2::uuid, event_id, object, payload FROM unnest($3::text[], $4::text[], $5::text[])
                AS t(event_id, object, payload)
              ON CONFLICT DO NOTHING RETURNING 1
            ), counted AS (
              INSERT INTO connection_traffic AS t (tenant_id, connection_id, slot, received, duplicates, last_received_at)
              SELECT $1::uuid, $2::uuid, $6::int::smallint, cardinality($3::text[]), cardinality($3::text[]) - count(*), now() FROM stored
              ON CONFLICT (tenant_id, connection_id, slot) DO UPDATE SET received = t.received + excluded.received,
                duplicates = t.duplicates + excluded.duplicates, last_received_at = excluded.last_received_at
            ), woken AS (
              UPDATE webhook_work SET due_at = now() WHERE tenant_id = $1 AND connection_id = $2 AND due_at > now()
              RETURNING 1
            )
            SELECT (SELECT count(*) FROM stored) AS stored, EXISTS (SELECT FROM woken) AS woken
            """;
    private static final String NEXT = """
            SELECT event_id, object, payload FROM webhook_event
             WHERE tenant_id = $1 AND connection_id = $2 AND state = 'NEW' AND due_at <= now() ORDER BY seq LIMIT $3
            """;
    private static final String FINISH = """
            WITH finished AS (
              UPDATE webhook_event e SET state = t.state, error_code = t.code, error = t.error, attempts = e.attempts + 1,
                payload = CASE WHEN t.forgotten THEN '{}' ELSE e.payload END
                FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::bool[])
                  AS t(event_id, state, code, error, forgotten)
               WHERE e.tenant_id = $1 AND e.connection_id = $2 AND e.event_id = t.event_id
              RETURNING e.state)
            INSERT INTO connection_traffic AS t
              (tenant_id, connection_id, slot, processed, failed, unknown, last_processed_at)
            SELECT $1::uuid, $2::uuid, -1, count(*) FILTER (WHERE state = 'DONE'), count(*) FILTER (WHERE state = 'PARKED'),
              count(*) FILTER (WHERE state = 'UNKNOWN'), now() FROM finished
            ON CONFLICT (tenant_id, connection_id, slot) DO UPDATE SET processed = t.processed + excluded.processed,
              failed = t.failed + excluded.failed, unknown = t.unknown + excluded.unknown,
              last_processed_at = excluded.last_processed_at
            """;
    private static final String DEFER = """
            WITH deferred AS (
              UPDATE webhook_event SET attempts = attempts + 1, error_code = $4, error = $5,
                due_at = now() + interval '1 second' * power(2, least(attempts, 12)),
                state = CASE WHEN attempts + 1 >= $6 THEN 'PARKED' ELSE state END
               WHERE tenant_id = $1 AND connection_id = $2 AND event_id = $3 RETURNING state)
            INSERT INTO connection_traffic AS t (tenant_id, connection_id, slot, failed)
            SELECT $1::uuid, $2::uuid, -1, 1 FROM deferred WHERE state = 'PARKED'
            ON CONFLICT (tenant_id, connection_id, slot) DO UPDATE SET failed = t.failed + 1
            """;
    /** Materialized, since without statistics the planner would look the old events up once for each event. */
    private static final String EXPIRE = """
            WITH old AS MATERIALIZED (
              SELECT event_id FROM webhook_event WHERE tenant_id = $1 AND connection_id = $2 AND state <> 'NEW'
                 AND received_at < now() - $3::text::interval ORDER BY received_at LIMIT 1000)
            DELETE FROM webhook_event e USING old
             WHERE e.tenant_id = $1 AND e.connection_id = $2 AND e.event_id = old.event_id
            """;

    /** Stores what is new, and asks for a turn unless somebody has already. */
    Uni<Stored> store(SqlConnection connection, WebhookConnection address, List<Delivery> deliveries) {
        Tuple arguments = Tuple.tuple().addUUID(address.tenant().value()).addUUID(address.id())
                .addArrayOfString(deliveries.stream().map(Delivery::eventId).toArray(String[]::new))
                .addArrayOfString(deliveries.stream().map(Delivery::object).toArray(String[]::new))
                .addArrayOfString(deliveries.stream().map(Delivery::payload).toArray(String[]::new))
                .addInteger(ThreadLocalRandom.current().nextInt(SLOTS));
        return connection.preparedQuery(STORE).execute(arguments).map(rows -> {
            Row row = rows.iterator().next();
            return new Stored(row.getInteger("stored"), row.getBoolean("woken"));
        });
    }

    Uni<List<Delivery>> next(SqlConnection connection, Turn turn, int limit) {
        return connection.preparedQuery(NEXT).execute(Tuple.of(turn.tenant().value(), turn.connection(), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(EventStore::delivery).toList());
    }

    Uni<Void> finish(SqlConnection connection, Turn turn, List<EventOutcome> outcomes) {
        Tuple arguments = Tuple.tuple().addUUID(turn.tenant().value()).addUUID(turn.connection())
                .addArrayOfString(outcomes.stream().map(EventOutcome::eventId).toArray(String[]::new))
                .addArrayOfString(outcomes.stream().map(outcome -> outcome.state().name()).toArray(String[]::new))
                .addArrayOfString(outcomes.stream().map(EventOutcome::errorCode).toArray(String[]::new))
                .addArrayOfString(outcomes.stream().map(EventOutcome::error).toArray(String[]::new))
                .addArrayOfBoolean(outcomes.stream().map(EventOutcome::isForgotten).toArray(Boolean[]::new));
        return connection.preparedQuery(FINISH).execute(arguments).replaceWithVoid();
    }

    /** Tries an event again later, each time twice as late, and in the end no more. */
    Uni<Void> defer(SqlConnection connection, Turn turn, EventOutcome outcome, int attempts) {
        return connection.preparedQuery(DEFER)
                .execute(Tuple.of(turn.tenant().value(), turn.connection(), outcome.eventId(), outcome.errorCode(),
                        outcome.error(), attempts))
                .replaceWithVoid();
    }

    Uni<Void> expire(SqlConnection connection, Turn turn, Duration retention) {
        return connection.preparedQuery(EXPIRE).execute(
                Tuple.of(turn.tenant().value(), turn.connection(), retention.toSeconds() + " seconds"))
                .replaceWithVoid();
    }

    private static Delivery delivery(Row row) {
        return new Delivery(row.getString("event_id"), row.getString("object"), row.getString("payload"));
    }

    /**
     * What storing has come to.
     *
     * @param fresh
     *            how many events had not been received before
     * @param hasAsked
     *            whether a turn has been asked for; if not, one was due already, and may be over before this is committed
     */
    record Stored(int fresh, boolean hasAsked) {}
}
