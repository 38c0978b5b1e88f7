package dev.rouage.ingest.webhook;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.ingest.mapping.Presets;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.json.StrictJson;
import dev.rouage.platform.problem.ErrorCode;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Makes records of a connection's events: their effect, and that they are done, commit together. */
@ApplicationScoped
class EventProcessor {
    private final TenantDatabase database;
    private final WebhookConnections connections;
    private final WebhookReceiver vendors;
    private final WebhookTurns turns;
    private final EventStore events;
    private final EventEffects effects;

    EventProcessor(TenantDatabase database, WebhookConnections connections, WebhookReceiver vendors,
            WebhookTurns turns, EventStore events, EventEffects effects) {
        this.database = database;
        this.connections = connections;
        this.vendors = vendors;
        this.turns = turns;
        this.events = events;
        this.effects = effects;
    }

    /**
     * Processes up to so many events of the connection whose turn it is, unless another worker is at it.
     *
     * @return how many there were
     */
    Uni<Integer> process(Turn turn, int limit) {
        return database.inTransaction(turn.tenant(), connection -> turns.lock(connection, turn.connection())
                .chain(free -> free ? processLocked(connection, turn, limit) : Uni.createFrom().item(0)));
    }

    private Uni<Integer> processLocked(SqlConnection connection, Turn turn, int limit) {
        return connections.find(connection, turn.tenant(), turn.connection()).chain(found -> found.isEmpty()
                ? Uni.createFrom().item(0)
                : events.next(connection, turn, limit)
                        .chain(next -> processEvents(connection, turn, found.get().connection(), next)
                                .chain(() -> rest(connection, turn, next.size() == limit))
                                .replaceWith(next.size())));
    }

    private Uni<Void> rest(SqlConnection connection, Turn turn, boolean more) {
        Uni<Void> tidied = more ? Uni.createFrom().voidItem() : effects.tidy(connection, turn);
        return tidied.chain(() -> turns.rest(connection, turn, more));
    }

    private Uni<Void> processEvents(SqlConnection connection, Turn turn, WebhookConnection address,
            List<Delivery> next) {
        if (next.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        ChangeItems mapping = new ChangeItems(
                Presets.shipped().get(address.preset(), StrictJson.read(address.overrides())), address.source());
        EventBatch batch = new EventBatch(next, vendors.of(address.vendor()), mapping);
        return effects.apply(connection, turn, batch, mapping);
    }

    /** The event that would be processed next fails: it is tried again later, and in the end parked. */
    Uni<Void> deferNext(Turn turn, Throwable failure, int attempts) {
        ErrorCode code = failure instanceof RouageException known ? known.code() : StandardErrorCode.INTERNAL;
        String message = failure instanceof RouageException
                ? String.valueOf(failure.getMessage())
                : failure.toString();
        return database.inTransaction(turn.tenant(), connection -> events.next(connection, turn, 1)
                .chain(next -> next.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : events.defer(connection, turn,
                                EventOutcome.failed(next.getFirst().eventId(), EventOutcome.State.NEW,
                                        code, message),
                                attempts))
                .chain(() -> turns.rest(connection, turn, true)));
    }
}
