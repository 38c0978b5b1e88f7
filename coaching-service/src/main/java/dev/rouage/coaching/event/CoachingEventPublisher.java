package dev.rouage.coaching.event;

import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.rouage.platform.database.TenantDatabase;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the outbox to Kafka, at least once: an event leaves the outbox in the transaction that saw Kafka confirm it.
 * Several instances share the work, since each skips the events that another holds; so events of different instances may
 * overtake each other, which is harmless as each tells one fact under an id of its own.
 */
@ApplicationScoped
class CoachingEventPublisher {
    private static final Logger LOG = Logger.getLogger(CoachingEventPublisher.class);
    private static final String TAKE = """
            DELETE FROM outbox USING (
                SELECT tenant_id, sequence FROM outbox ORDER BY sequence LIMIT $1 FOR UPDATE SKIP LOCKED
            ) AS taken
            WHERE outbox.tenant_id = taken.tenant_id AND outbox.sequence = taken.sequence
            RETURNING outbox.tenant_id, outbox.sequence, rep_id, payload
            """;

    private final TenantDatabase database;
    private final MutinyEmitter<Record<byte[], byte[]>> emitter;
    private final OutboxConfig config;
    private @Nullable Cancellable relay;

    CoachingEventPublisher(TenantDatabase database,
            @Channel("coaching-events") MutinyEmitter<Record<byte[], byte[]>> emitter, OutboxConfig config) {
        this.database = database;
        this.emitter = emitter;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        relay = Uni.createFrom().deferred(this::round).repeat().indefinitely().subscribe().with(_ -> {},
                failure -> LOG.error("The relay of coaching events has ended", failure));
    }

    void stop(@Observes ShutdownEvent stopped) {
        if (relay != null) {
            relay.cancel();
        }
    }

    private Uni<Integer> round() {
        return publishBatch()
                .chain(published -> published > 0
                        ? Uni.createFrom().item(published)
                        : Uni.createFrom().item(0).onItem().delayIt().by(config.pause()))
                .onFailure().recoverWithUni(failure -> {
                    LOG.warnf("Coaching events wait: %s", failure.toString());
                    return Uni.createFrom().item(0).onItem().delayIt().by(config.pauseAfterFailure());
                });
    }

    private Uni<Integer> publishBatch() {
        return database.inTransaction(connection -> connection.query("SET LOCAL rouage.relay = 'on'").execute()
                .chain(() -> connection.preparedQuery(TAKE).execute(Tuple.of(config.batch())))
                .chain(rows -> publish(rows.stream()
                        .sorted((one, other) -> one.getLong("sequence").compareTo(other.getLong("sequence")))
                        .toList())));
    }

    private Uni<Integer> publish(List<Row> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return Uni.join().all(rows.stream().map(row -> emitter.send(message(row))).toList()).andFailFast()
                .replaceWith(rows.size());
    }

    private static Record<byte[], byte[]> message(Row row) {
        String key = row.getUUID("tenant_id") + "/" + row.getUUID("rep_id");
        return Record.of(key.getBytes(StandardCharsets.UTF_8),
                row.getString("payload").getBytes(StandardCharsets.UTF_8));
    }
}
