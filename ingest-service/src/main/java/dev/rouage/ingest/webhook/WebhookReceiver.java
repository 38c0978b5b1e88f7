package dev.rouage.ingest.webhook;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

import dev.rouage.ingest.connection.Vendor;
import dev.rouage.ingest.limit.ConnectionLimits;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Verifies a webhook and stores its events, in one transaction; nothing is read from a body that nobody has signed. It
 * answers once they are stored and a turn to process them is to come: a sender without an answer sends again.
 */
@ApplicationScoped
class WebhookReceiver {
    private final TenantDatabase database;
    private final WebhookConnections connections;
    private final EventStore events;
    private final WebhookTurns turns;
    private final ConnectionLimits limits;
    private final Map<Vendor, VendorWebhooks> vendors = new EnumMap<>(Vendor.class);

    WebhookReceiver(TenantDatabase database, WebhookConnections connections, EventStore events,
            WebhookTurns turns, ConnectionLimits limits, Instance<VendorWebhooks> vendors) {
        this.database = database;
        this.connections = connections;
        this.events = events;
        this.turns = turns;
        this.limits = limits;
        vendors.forEach(one -> this.vendors.put(one.vendor(), one));
    }

    /** How one vendor's webhooks are read. */
    VendorWebhooks of(Vendor vendor) {
        return Objects.requireNonNull(vendors.get(vendor));
    }

    /** Stores the events unless the connection has brought more than it may: nobody else can use that up. */
    Uni<Reception> receive(Vendor vendor, UUID id, WebhookRequest request) {
        return receiveAndCommit(vendor, id, request).call(reception -> reception instanceof Reception.Stored stored
                && stored.unasked().isPresent()
                        ? turns.ask(stored.unasked().get())
                        : Uni.createFrom().voidItem());
    }

    private Uni<Reception> receiveAndCommit(Vendor vendor, UUID id, WebhookRequest request) {
        return database.inTransaction(connection -> connections.enter(connection, id).chain(found -> {
            WebhookConnections.Secured secured = found
                    .filter(one -> one.connection().vendor() == vendor).orElseThrow(WebhookReceiver::unknown);
            of(vendor).verify(request, connections.secrets(secured));
            List<Delivery> deliveries = of(vendor).deliveries(request);
            Duration wait = limits.admit(id, deliveries.size());
            return wait.isZero()
                    ? store(connection, secured.connection(), deliveries)
                    : Uni.createFrom().item(new Reception.Refused(wait));
        }));
    }

    private Uni<Reception> store(SqlConnection connection, WebhookConnection address, List<Delivery> deliveries) {
        return events.store(connection, address, deliveries)
                .map(stored -> new Reception.Stored(deliveries.size(), deliveries.size() - stored.fresh(),
                        stored.hasAsked()
                                ? Optional.empty()
                                : Optional.of(new Turn(address.tenant(), address.id()))));
    }

    /** The same for an address that never was, one of another vendor, and one that is no longer. */
    static RouageException unknown() {
        return new RouageException(StandardErrorCode.NOT_FOUND, "There is no such webhook");
    }
}
